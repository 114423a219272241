/** Signs what is told of events as the receivers of a vendor verify it. */
import type { Dialect, EventSigner } from '../core/index.ts';

export function createEventSigner(dialects: readonly Dialect[]): EventSigner {
  return (dialectId, message) =>
    dialects.find(({ id }) => id === dialectId)?.signEvent?.(message) ?? {};
}
