/**
 * Decides for each token whether the prompt wants it there, wants it gone, or leaves it: negation
 * ("no rain or fog", 不要雨), removal ("remove the cat", 把猫去掉) and replacement ("replace the boat
 * with a drone", 把船换成无人机).
 */
import type { Turn } from './resolve-turns.ts';
import type { Token } from './token.ts';
import type { Wish } from './understanding.ts';

/** Some of them stay. */
const FEWER = /^(?:fewer|less|减少)$/iu;

/** More things than any request names; it keeps the time linear for a prompt made to hurt. */
const MAX_REPLACED = 16;

/** Words that may stand between "no" and what it negates. */
const SMALL_KINDS: ReadonlySet<Token['kind']> = new Set([
  'filler',
  'assertion',
  'become',
  'preposition',
]);

const THING_KINDS: ReadonlySet<Token['kind']> = new Set([
  'content',
  'undrawn',
  'overlay_cue',
  'colour',
]);

/** One wish per token; it matters for content, colours and undrawn things. */
export function resolveWishes(
  tokens: readonly Token[],
  turns: ReadonlyMap<number, Turn> = new Map(),
): Wish[] {
  const wishes = tokens.map((): Wish => 'wanted');
  resolveReplacements(tokens, wishes);
  // What gives way to something else in time is there before.
  for (const [index, { from }] of turns) {
    for (const end of [index, from]) if (end !== null) wishes[end] = 'wanted';
  }
  resolveNegations(tokens, wishes);
  return wishes;
}

function resolveReplacements(tokens: readonly Token[], wishes: Wish[]): void {
  /** The things named in this clause, until the word that says what comes instead of them. */
  let named: number[] = [];
  let isChange = false;
  let readsReplacement = false;
  for (const [index, token] of tokens.entries()) {
    if (endsClause(token)) {
      named = [];
      isChange = token.kind === 'change';
      readsReplacement = false;
    } else if (token.kind === 'become' || (token.kind === 'preposition' && isChange)) {
      readsReplacement = true;
      // "Change the light on the boat to golden" asks for no boat, and "replace the boat with a
      // tiger", which cannot be drawn, must not leave an empty lake: what is named here stays.
      for (const object of named) wishes[object] = 'kept';
    } else if (token.kind === 'removal' && isChange && !readsReplacement) {
      for (const object of named) wishes[object] = 'unwanted';
    } else if (readsReplacement) {
      replaceBy(token, named, tokens, wishes);
    } else if (isThing(token) && named.length < MAX_REPLACED) {
      named.push(index);
    }
  }
}

/** Night takes the place of day in "change day to night", and of nothing else named there. */
function replaceBy(
  replacement: Token,
  named: readonly number[],
  tokens: readonly Token[],
  wishes: Wish[],
): void {
  if (replacement.kind !== 'content') return;
  for (const index of named) {
    const token = tokens[index];
    const isReplaced =
      conceptOf(token) === replacement.concept && token?.value !== replacement.value;
    if (isReplaced) wishes[index] = 'unwanted';
  }
}

function resolveNegations(tokens: readonly Token[], wishes: Wish[]): void {
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'negation' && token.kind !== 'removal') continue;
    const first = negatedThing(tokens, index + 1);
    if (first === null || (FEWER.test(token.text) && tokens[first]?.concept === 'subject'))
      continue;
    const end = negatedListEnd(tokens, first);
    for (let thing = first; thing < end; thing += 1) wishes[thing] = 'unwanted';
  }
}

/**
 * The first thing after "no", past small words and adjectives. An unknown word counts as an
 * adjective only right before the thing: in "not a soul on the beach" it is what is negated.
 */
function negatedThing(tokens: readonly Token[], from: number): number | null {
  for (let index = from; index < tokens.length; index += 1) {
    const token = tokens[index];
    const next = tokens[index + 1];
    if (token === undefined) return null;
    const describesNext =
      (token.kind === 'colour' || token.kind === 'word') && next !== undefined && isThing(next);
    if (isThing(token) && !describesNext) return index;
    if (!SMALL_KINDS.has(token.kind) && !describesNext) return null;
  }
  return null;
}

/**
 * Where the reach of a negation ends: "no rain or fog", "no people, cats, or boats" go on, "no rain,
 * a boat" does not. The list must stay with one concept, and clear weather is never negated along.
 */
function negatedListEnd(tokens: readonly Token[], first: number): number {
  const concept = conceptOf(tokens[first]);
  let end = first + 1;
  let position = end;
  for (;;) {
    let hasJoiner = false;
    let hasComma = false;
    for (; ; position += 1) {
      const kind = tokens[position]?.kind;
      if (kind === 'joiner') hasJoiner = true;
      else if (kind === 'comma') hasComma = true;
      else if (kind !== 'filler') break;
    }
    const token = tokens[position];
    if (token === undefined || !isThing(token) || !(hasJoiner || hasComma)) return end;
    if (conceptOf(token) !== concept || token.value === 'clear') return end;
    position += 1;
    if (hasJoiner) end = position;
  }
}

function isThing(token: Token): boolean {
  return THING_KINDS.has(token.kind);
}

/** Things without a drawing are listed along with those that have one. */
function conceptOf(token: Token | undefined): string | null {
  if (token?.kind === 'undrawn' || token?.kind === 'overlay_cue') return 'subject';
  return token?.concept ?? null;
}

function endsClause({ kind }: Token): boolean {
  return kind === 'stop' || kind === 'comma' || kind === 'change' || kind === 'cut';
}
