/** What an adjective speaks of: the token right after it, in Chinese past a 的. */
import type { Token } from './token.ts';

export function describedToken(tokens: readonly Token[], adjective: number): Token | undefined {
  const next = tokens[adjective + 1];
  return next?.text === '的' ? tokens[adjective + 2] : next;
}
