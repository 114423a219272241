/** Decides which dialect a request speaks where more than one could be meant. */
import { RepriseError } from '../core/index.ts';
import type { Dialect, DialectRequest, DialectRoute } from '../core/index.ts';

/** One meaning of a method and path. */
export interface RouteChoice {
  readonly dialect: Dialect;
  readonly route: DialectRoute;
}

export const DIALECT_HEADER = 'x-reprise-dialect';

/** The dialect that a request's header names; null if it names none. */
export function findNamedDialect(
  dialects: readonly Dialect[],
  name: string | readonly string[] | undefined,
): Dialect | null {
  if (name === undefined) return null;
  const named = dialects.find(({ id }) => id === name);
  if (named !== undefined) return named;
  throw new RepriseError('invalid_parameter', {
    param: DIALECT_HEADER,
    publicText: `'${DIALECT_HEADER}' must be one of: ${dialects.map(({ id }) => id).join(', ')}.`,
  });
}

/** Before the body is read: the dialects asked for, the most binding first; null where none was. */
export function chooseByName(
  choices: readonly [RouteChoice, ...RouteChoice[]],
  ...wishes: readonly (string | null)[]
): RouteChoice | null {
  for (const wish of wishes) {
    const choice = choices.find(({ dialect }) => dialect.id === wish);
    if (choice !== undefined) return choice;
  }
  return null;
}

/** What nobody named is told by the body, or else is the first dialect that has the route. */
export function chooseByBody(
  choices: readonly [RouteChoice, ...RouteChoice[]],
  request: DialectRequest,
): RouteChoice {
  const recognized = choices.find(({ dialect, route }) => dialect.recognizes?.(route, request));
  return recognized ?? choices[0];
}

/** Every method and path of the dialects, with all its meanings in the dialects' order. */
export function groupRoutes(
  dialects: readonly Dialect[],
): readonly (readonly [RouteChoice, ...RouteChoice[]])[] {
  const groups = new Map<string, [RouteChoice, ...RouteChoice[]]>();
  for (const dialect of dialects) {
    for (const route of dialect.routes) {
      const name = `${route.method} ${route.path}`;
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [{ dialect, route }]);
      else group.push({ dialect, route });
    }
  }
  return [...groups.values()];
}
