/** The lexicon's files list their terms as text, separated by commas, to stay readable. */

export function readTerms(list: string): string[] {
  return list
    .split(',')
    .map((term) => term.trim())
    .filter((term) => term !== '');
}
