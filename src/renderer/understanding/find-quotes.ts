/** Finds what stands in quotation marks, in any of the ways in which people type them. */

export interface Quote {
  /** Of the whole, marks included, in UTF-16 units of the prompt. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Single marks count only around whole words, or the s of "the cat's" would open a quotation. */
const QUOTES =
  /"([^"\n]{1,400})"|“([^“”\n]{1,400})”|”([^“”\n]{1,400})”|「([^「」\n]{1,400})」|『([^『』\n]{1,400})』|《([^《》\n]{1,400})》|«([^«»\n]{1,400})»|(?<![\p{L}\p{N}])['‘]([^'‘’\n]{1,400})['’](?![\p{L}\p{N}])/gu;

export function findQuotes(prompt: string): Quote[] {
  return [...prompt.matchAll(QUOTES)].flatMap((match) => {
    const text =
      match
        .slice(1)
        .find((group) => group !== undefined)
        ?.trim() ?? '';
    return text === '' ? [] : [{ start: match.index, end: match.index + match[0].length, text }];
  });
}
