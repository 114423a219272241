/** Makes texts that a reader takes for the same the same. */

/** Letters that show nothing, which `\p{Cf}` and `\p{M}` do not name. */
const BLANK_LETTERS = '\u115f\u1160\u3164\uffa0';
/** Marks on letters, and what is invisible: joiners, direction marks, soft hyphens. */
const UNSEEN = new RegExp(`[\\p{M}\\p{Cf}\\p{Co}${BLANK_LETTERS}]`, 'gu');
const GAPS = /[\s\p{Cc}_\-‐-―]+/gu;
/** Scripts that put no space between words. */
export const UNSPACED = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}';
/** Between two such letters nothing that merely keeps them apart is meant. */
const KEPT_APART = new RegExp(`(?<=[${UNSPACED}])[\\s.·•*|/\\\\~+^]+(?=[${UNSPACED}])`, 'gu');

/**
 * Width, case, accents, and what cannot be seen make no difference afterwards; words stand one
 * space apart, and Chinese letters none. Look-alikes of other alphabets and digits for letters stay
 * what they are: to see through these is what a moderation service is for.
 */
export function foldPrompt(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(UNSEEN, '')
    .toLowerCase()
    .replaceAll(GAPS, ' ')
    .replaceAll(KEPT_APART, '')
    .trim();
}
