/** Tells what happened in the words of whoever is told. */
import type { Dialect, EventEncoder } from '../core/index.ts';

/** The first dialect speaks where another has no words of its own. */
export function createEventEncoder(dialects: readonly [Dialect, ...Dialect[]]): EventEncoder {
  const [speaker] = dialects;
  return (dialectId, event) => {
    const dialect = dialects.find(({ id }) => id === dialectId);
    const encode = dialect?.encodeEvent ?? speaker.encodeEvent;
    if (encode === undefined) throw new Error(`the dialect ${speaker.id} encodes no events`);
    return encode(event);
  };
}
