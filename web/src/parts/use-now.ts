/** The present moment, in seconds since 1970, renewed as often as ages are read anew. */
import { useSyncExternalStore } from 'react';

const RENEWED_MS = 15_000;

/** One clock for all: two thousand ages may be in a page. */
let now = Date.now() / 1000;
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}

function subscribe(onChange: () => void): () => void {
  if (listeners.size === 0) {
    now = Date.now() / 1000;
    timer = setInterval(tick, RENEWED_MS);
  }
  listeners.add(onChange);
  return () => {
    listeners.delete(onChange);
    if (listeners.size === 0) clearInterval(timer);
  };
}

function tick(): void {
  now = Date.now() / 1000;
  for (const listener of listeners) listener();
}
