/** A switch in a URL: `?download` and `?download=true` mean yes. */

export function hasFlag(query: unknown, name: string): boolean {
  const value = (query as Record<string, unknown>)[name];
  return typeof value === 'string' && !['false', '0', 'no'].includes(value.toLowerCase());
}
