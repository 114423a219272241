/** Tells in which dialect a request is answered of which little more is known than its URL. */
import type { Dialect } from '../core/index.ts';

/** Here every dialect is spoken. */
export const SHARED_PREFIX = '/v1';

type Dialects = readonly [Dialect, ...Dialect[]];

/** A beginning of paths and whose it is; the longest first. */
interface Beginning {
  readonly text: string;
  readonly dialect: Dialect;
}

interface Beginnings {
  readonly prefixes: readonly Beginning[];
  readonly sharedRoutes: readonly Beginning[];
}

/** Asked for each request, and there are some sixty routes: put in order only once. */
const known = new WeakMap<Dialects, Beginnings>();

/**
 * The dialect of the path's prefix; below the shared one, the first of those whose routes have the
 * longest beginning in common with the path, so that `/v1/tasks/…` is never answered by another.
 */
export function findSpeaker(dialects: Dialects, url: string): Dialect {
  const path = url.split('?', 1)[0] ?? '';
  const { prefixes, sharedRoutes } = beginningsOf(dialects);
  const own = prefixes.find(({ text }) => isBelow(path, text));
  if (own !== undefined) return own.dialect;
  if (!isBelow(path, SHARED_PREFIX)) return dialects[0];
  const rest = path.slice(SHARED_PREFIX.length);
  return sharedRoutes.find(({ text }) => rest.startsWith(text))?.dialect ?? dialects[0];
}

function isBelow(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(`${prefix}/`);
}

function beginningsOf(dialects: Dialects): Beginnings {
  const kept = known.get(dialects);
  if (kept !== undefined) return kept;
  const prefixes = dialects.flatMap((dialect) =>
    dialect.prefixes.map((text) => ({ text, dialect })),
  );
  const routes = dialects.flatMap((dialect) =>
    dialect.routes.map(({ path }) => ({ text: path.split(':', 1)[0] ?? '', dialect })),
  );
  const beginnings = { prefixes: inOrder(prefixes), sharedRoutes: inOrder(routes) };
  known.set(dialects, beginnings);
  return beginnings;
}

/** Of several the same, only the first can ever be found. */
function inOrder(beginnings: readonly Beginning[]): readonly Beginning[] {
  const byText = Map.groupBy(beginnings, ({ text }) => text);
  const firsts = [...byText.values()].flatMap(([first]) => (first === undefined ? [] : [first]));
  return firsts.toSorted((a, b) => b.text.length - a.text.length);
}
