/** Tells in which dialect a request is answered of which little more is known than its URL. */
import type { Dialect } from '../core/index.ts';

/** Here every dialect is spoken. */
export const SHARED_PREFIX = '/v1';

type Dialects = readonly [Dialect, ...Dialect[]];

/**
 * The dialect of the path's prefix; below the shared one, the first of those whose routes have the
 * longest beginning in common with the path, so that `/v1/tasks/…` is never answered by another.
 */
export function findSpeaker(dialects: Dialects, url: string): Dialect {
  const path = url.split('?', 1)[0] ?? '';
  const prefixed = dialects
    .flatMap((dialect) => dialect.prefixes.map((prefix) => ({ dialect, prefix })))
    .filter(({ prefix }) => isBelow(path, prefix));
  const [own] = prefixed.toSorted((a, b) => b.prefix.length - a.prefix.length);
  if (own !== undefined) return own.dialect;
  return isBelow(path, SHARED_PREFIX)
    ? findOwner(dialects, path.slice(SHARED_PREFIX.length))
    : dialects[0];
}

function isBelow(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(`${prefix}/`);
}

function findOwner(dialects: Dialects, path: string): Dialect {
  let owner = dialects[0];
  let longest = 0;
  for (const dialect of dialects) {
    for (const route of dialect.routes) {
      const beginning = route.path.split(':', 1)[0] ?? '';
      if (beginning.length > longest && path.startsWith(beginning)) {
        [owner, longest] = [dialect, beginning.length];
      }
    }
  }
  return owner;
}
