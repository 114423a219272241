/**
 * The path of a signed link. This gateway served the page, whatever name links carry for others, so
 * they are opened where the page is from.
 */
export function linkPath(url: string): string {
  const { pathname, search } = new URL(url, 'http://gateway.invalid');
  return `${pathname}${search}`;
}
