/**
 * Finds the colour words that are meant as the palette of the whole scene. "A palette of teal, sand,
 * and rust", "teal and orange tones" and 蓝橙色调 are; "a red boat" is not.
 */
import { describedToken } from './described-token.ts';
import { partOfPlace } from './resolve-place-colours.ts';
import type { Token } from './token.ts';

/**
 * How many small words may stand between a cue and its colours; it keeps the time linear for a
 * prompt made to hurt.
 */
const MAX_GAP = 12;

const GAP_KINDS: ReadonlySet<Token['kind']> = new Set([
  'filler',
  'assertion',
  'change',
  'become',
  'preposition',
]);

/** The indexes of the colours that form the palette. */
export function resolvePalette(tokens: readonly Token[]): ReadonlySet<number> {
  const palette = new Set<number>();
  for (const [index, token] of tokens.entries()) {
    for (const colour of coloursOf(token, index, tokens)) palette.add(colour);
  }
  return palette;
}

function coloursOf(token: Token, index: number, tokens: readonly Token[]): number[] {
  if (token.kind === 'palette_cue' && !belongsToThing(tokens, index)) {
    const after = coloursAfter(tokens, index + 1);
    return after.length > 0 ? after : coloursBefore(tokens, index - 1);
  }
  // "Change it to teal and orange", but not "change the boat to red".
  const turns = token.kind === 'become' || token.kind === 'preposition';
  if (turns && changesEverything(tokens, index)) {
    return coloursAfter(tokens, index + 1);
  }
  return [];
}

/** "The boat's colour", 船的颜色: the colour of one thing. */
function belongsToThing(tokens: readonly Token[], cue: number): boolean {
  const before = tokens[cue - 1];
  const owner = before?.text === 's' || before?.text === '的' ? tokens[cue - 2] : before;
  return owner !== undefined && isSubjectLike(owner);
}

function changesEverything(tokens: readonly Token[], become: number): boolean {
  let index = become - 1;
  for (let token = tokens[index]; token?.kind === 'filler'; token = tokens[index]) {
    // 天空变成紫色 speaks of the sky alone.
    if (partOfPlace(token) !== null) return false;
    index -= 1;
  }
  const kind = tokens[index]?.kind;
  if (kind === 'change') return true;
  // 变成蓝色, with nothing named before it, speaks of the whole scene too.
  const startsClause = kind === undefined || kind === 'comma' || kind === 'stop';
  return startsClause && tokens[become]?.kind === 'become';
}

function coloursAfter(tokens: readonly Token[], from: number): number[] {
  let index = from;
  let changes = false;
  for (; index < from + MAX_GAP; index += 1) {
    const kind = tokens[index]?.kind;
    if (kind === undefined || !GAP_KINDS.has(kind)) break;
    if (kind === 'change') changes = true;
  }
  const run = runFrom(tokens, index);
  const next = tokens[(run.at(-1) ?? index) + 1]?.kind;
  // "Change the palette from blue to orange": the colours after "to" are the wish.
  if (changes && run.length > 0 && (next === 'become' || next === 'preposition')) {
    return runFrom(tokens, (run.at(-1) ?? index) + 2);
  }
  return run;
}

/** Colours in a row; the last one is left out where it describes what follows it. */
function runFrom(tokens: readonly Token[], from: number): number[] {
  const run: number[] = [];
  for (let index = from; ; index += 1) {
    const token = tokens[index];
    if (token?.kind === 'colour') run.push(index);
    else if (run.length === 0 || !isBetweenColours(token)) break;
  }
  const last = run.at(-1);
  const described = last === undefined ? undefined : describedToken(tokens, last);
  if (described !== undefined && isSubjectLike(described)) run.pop();
  return run;
}

function coloursBefore(tokens: readonly Token[], from: number): number[] {
  const run: number[] = [];
  for (let index = from; ; index -= 1) {
    const token = tokens[index];
    if (token?.kind === 'colour') run.push(index);
    else if (!isBetweenColours(token)) break;
  }
  return run;
}

function isBetweenColours(token: Token | undefined): boolean {
  return token?.kind === 'comma' || token?.kind === 'joiner' || token?.kind === 'filler';
}

function isSubjectLike(token: Token): boolean {
  return token.kind === 'undrawn' || token.kind === 'word' || token.concept === 'subject';
}
