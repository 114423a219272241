/**
 * Brings a prompt into the one form the lexicon is written in, and remembers where each character
 * came from, so that a match can be reported in the prompt's own words.
 */
import { simplifiedCharacter } from './lexicon/traditional-characters.ts';

/** One ligature may unfold to 18 letters; none of the lexicon's words is written so. */
const MAX_FOLDED_UNITS = 4;

export interface FoldedText {
  readonly text: string;
  /** For each UTF-16 unit of `text`, where its source character starts and ends in the prompt. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/**
 * Compatibility forms (NFKC) and case are folded, traditional characters become simplified ones,
 * and every run of white space and hyphens becomes one space. Each code point is folded on its
 * own: composing across code points would lose the positions and matters to no term.
 */
export function foldText(prompt: string): FoldedText {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let position = 0;
  for (const character of prompt) {
    const end = position + character.length;
    const folded = foldCharacter(character);
    const repeatsSpace = folded === ' ' && parts.at(-1) === ' ';
    if (repeatsSpace) {
      ends[ends.length - 1] = end;
    } else if (folded !== '') {
      parts.push(folded);
      for (let unit = 0; unit < folded.length; unit += 1) {
        starts.push(position);
        ends.push(end);
      }
    }
    position = end;
  }
  return { text: parts.join(''), starts, ends };
}

function foldCharacter(character: string): string {
  if (/^[\s\p{Cc}\p{Pd}_]$/u.test(character)) return ' ';
  if (/^[‘’ʼ`]$/u.test(character)) return "'";
  if (character < '\u0080') return character.toLowerCase();
  const folded = character.normalize('NFKC').toLowerCase();
  if (folded.length > MAX_FOLDED_UNITS) return character;
  return simplifiedCharacter(folded);
}
