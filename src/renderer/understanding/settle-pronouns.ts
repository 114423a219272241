/**
 * Puts the subject in the place of a pronoun that something is said of: "make it red", 把它换成狗,
 * "a cat on a sill. It is black". An "it" that only holds a sentence together stays what it is.
 */
import type { Subject } from '../scene/scene.ts';
import { describedToken } from './described-token.ts';
import { LIVING, MOTION_TERMS } from './lexicon/motion-terms.ts';
import type { Token } from './token.ts';

const PRONOUN = /^(?:it|him|her|them|he|she|they|它|它们|他|她|他们|她们)$/iu;
/** Terms of the lexicon that end in one: they speak of a palette, unless of one subject's colour. */
const VERB_AND_PRONOUN = /^(?<verb>make|turn|paint|dye|change)\s+it$/iu;
/** Styles rather than coats of paint. */
const NO_PAINT = /^(?:sepia|neutral|earth|earthy|warm|cool|cold|ice|icy|teal)$/iu;
const MAX_GAP = 4;

/** `spokenOf` is what a remix is about; a pronoun means it where it can mean only one thing. */
export function settlePronouns(tokens: readonly Token[], spokenOf: readonly Subject[]): Token[] {
  let last: string | null = spokenOf.length === 1 ? (spokenOf[0] ?? null) : null;
  return tokens.flatMap((token, index): Token[] => {
    if (token.concept === 'subject' && token.kind === 'content') last = token.value;
    if (last === null) return [token];
    const { verb } = VERB_AND_PRONOUN.exec(token.text)?.groups ?? {};
    const isPronoun = token.kind === 'filler' && PRONOUN.test(token.text);
    if ((!isPronoun && verb === undefined) || !isSaidOf(tokens, index, last)) return [token];
    const subject = { kind: 'content', concept: 'subject', value: last } as const;
    if (verb === undefined) return [{ ...token, ...subject }];
    const { text, start, end } = token;
    const kind = /^make$/iu.test(verb) ? 'assertion' : 'change';
    return [
      { kind, concept: null, value: '', text: verb, start, end: start + verb.length },
      { ...subject, text: text.slice(-2), start: end - 2, end },
    ];
  });
}

function isSaidOf(tokens: readonly Token[], pronoun: number, subject: string): boolean {
  if (tokens[pronoun - 1]?.kind === 'removal') return true;
  const isChange = tokens[pronoun - 1]?.kind === 'change' || /it$/iu.test(tokens[pronoun]!.text);
  for (let index = pronoun + 1; index <= pronoun + MAX_GAP; index += 1) {
    const token = tokens[index];
    if (token === undefined) return false;
    if (token.kind === 'removal') return isChange;
    if (token.kind === 'colour') return isWorn(tokens, index) || isOneColour(tokens, index);
    if (token.kind === 'content') return token.concept === 'subject' && isChange;
    if (token.kind === 'undrawn') {
      const motion = MOTION_TERMS[token.value];
      const isDrawn = motion?.posture !== undefined || motion?.postureOfPeople !== undefined;
      return isDrawn && LIVING.has(subject);
    }
    if (!['filler', 'become', 'preposition', 'assertion'].includes(token.kind)) return false;
  }
  return false;
}

/** "Give her a red dress". */
function isWorn(tokens: readonly Token[], colour: number): boolean {
  return describedToken(tokens, colour)?.value === 'wear';
}

/** Alone at the end of what is said; several are a palette, and a colour before a noun is that noun's. */
function isOneColour(tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1];
  const after = tokens[index + 2];
  if (NO_PAINT.test(tokens[index]?.text ?? '')) return false;
  if (next === undefined || next.kind === 'stop') return true;
  if (next.kind === 'joiner' || next.kind === 'comma') return after?.kind !== 'colour';
  return next.text === '的' && after === undefined;
}
