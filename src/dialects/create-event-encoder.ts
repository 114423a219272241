/** Tells what happened in the words of whoever is told. */
import type { Dialect, EventEncoder } from '../core/index.ts';

/** The first dialect speaks where another has no words of its own. */
export function createEventEncoder(
  dialects: readonly [Dialect, ...Dialect[]],
  publicUrl: string | null = null,
): EventEncoder {
  const [speaker] = dialects;
  const baseUrl = publicUrl?.replace(/\/+$/, '') ?? null;
  return (dialectId, event) => {
    const dialect = dialects.find(({ id }) => id === dialectId);
    const encoded =
      dialect?.encodeEvent?.(event, baseUrl) ?? speaker.encodeEvent?.(event, baseUrl) ?? null;
    if (encoded === null) throw new Error(`the dialect ${speaker.id} encodes no events`);
    return encoded;
  };
}
