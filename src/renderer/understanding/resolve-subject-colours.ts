/**
 * Finds which colour words speak of one subject: "a red car", 红色的汽车, "make the car blue", "change
 * the boat's colour to green", 把车变成蓝色. Those of the whole scene's palette are found elsewhere.
 */
import type { Token } from './token.ts';
import type { Wish } from './understanding.ts';

/** How far a subject may stand from its colour; it keeps the time linear for a prompt made to hurt. */
const MAX_GAP = 6;

/** May stand between a colour and what it describes; an article never does. */
const BETWEEN: ReadonlySet<string> = new Set(
  '的, big, small, little, large, huge, tiny, old, new, shiny, bright, 小, 大, 新, 旧, 老'.split(
    ', ',
  ),
);

const PLACES = /^(on|in|at|by|near|over|under|through|across|along|beside|behind)$/i;

/** Names that say a colour in one word with the thing, or two, of which the first is the most of it. */
const NAMED_COLOURS: Readonly<Record<string, string>> = {
  黑猫: '#26252a',
  白猫: '#f1eee8',
  橘猫: '#d07c3a',
  黑白猫: '#26252a',
  'black and white cat': '#26252a',
  'black and white kitten': '#26252a',
  白鸽: '#f4f2ee',
  'red rose': '#c8203c',
  taxi: '#e8b92a',
};

export interface SubjectColour {
  /** The subject as scenes call it. */
  readonly subject: string;
  readonly colour: string;
}

/** By the index of the colour's token, or of the subject's own where its name says the colour. */
export function resolveSubjectColours(
  tokens: readonly Token[],
  palette: ReadonlySet<number>,
  wishes: readonly Wish[],
): ReadonlyMap<number, SubjectColour> {
  const colours = new Map<number, SubjectColour>();
  for (const [index, token] of tokens.entries()) {
    const isSubject = token.concept === 'subject' && token.kind === 'content';
    const named = isSubject ? NAMED_COLOURS[token.text.toLowerCase()] : undefined;
    if (named !== undefined) colours.set(index, { subject: token.value, colour: named });
    // A colour that is only named says which thing is meant: "replace the red boat with a drone".
    if (token.kind !== 'colour' || palette.has(index) || wishes[index] === 'unwanted') continue;
    const place = describedSubject(tokens, index) ?? predicatedSubject(tokens, index);
    if (place === null || wishes[place] === 'unwanted') continue;
    colours.set(index, { subject: tokens[place]?.value ?? '', colour: token.value });
  }
  return colours;
}

/** The place of the subject, as below. */
function describedSubject(tokens: readonly Token[], colour: number): number | null {
  for (let index = colour + 1; index <= colour + MAX_GAP; index += 1) {
    const token = tokens[index];
    if (token?.concept === 'subject' && token.kind === 'content') return index;
    if (token?.kind !== 'filler' || !BETWEEN.has(token.text.toLowerCase())) return null;
  }
  return null;
}

/** The subject before it, of which it is said: the colour must not describe something else instead. */
function predicatedSubject(tokens: readonly Token[], colour: number): number | null {
  let isChange = false;
  for (let index = colour - 1; index >= colour - MAX_GAP; index -= 1) {
    const token = tokens[index];
    if (token === undefined) return null;
    if (token.concept === 'subject' && token.kind === 'content') {
      const isTurned = isChange || endsWithChange(tokens, index);
      const isWorn = tokens[colour - 1]?.text.toLowerCase() === 'in';
      return endsHere(tokens[colour + 1], isTurned, isWorn) ? index : null;
    }
    if (token.kind === 'become') isChange = true;
    else if (!isSmall(token)) return null;
  }
  return null;
}

/** "Make the car", 把车, "turn the boat": the instruction stands before the subject. */
function endsWithChange(tokens: readonly Token[], subject: number): boolean {
  for (let index = subject - 1; index >= subject - MAX_GAP; index -= 1) {
    const token = tokens[index];
    if (token === undefined) return false;
    if (token.kind === 'change' || isMake(token)) return true;
    if (!isSmall(token)) return false;
  }
  return false;
}

function isMake({ text }: Token): boolean {
  return /^(make|makes|paint|paints|colour|color|dye|give|want|让|使|涂)$/iu.test(text);
}

function isSmall({ kind, text }: Token): boolean {
  return kind === 'filler' || kind === 'preposition' || kind === 'palette_cue' || text === 's';
}

/** "A dancer in red on a beach" wears it; "a dancer in red light" does not. */
function endsHere(next: Token | undefined, isTurned: boolean, isWorn: boolean): boolean {
  if (next === undefined) return true;
  if (next.kind === 'filler') return isTurned || (isWorn && PLACES.test(next.text));
  return ['comma', 'stop', 'joiner', 'cut', 'negation', 'assertion'].includes(next.kind);
}
