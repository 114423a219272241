/** Those who wait for something to happen to a video, whatever it is. */
import { setTimeout as sleep } from 'node:timers/promises';

export interface Change {
  /** Resolves when something has happened since it was asked for, or the time is over, or aborted. */
  within(maxMs: number, signal?: AbortSignal): Promise<void>;
  /** To be called when nobody waits for it after all. */
  forget(): void;
}

export interface Waiters {
  nextChange(videoId: string): Change;
  wake(videoId: string): void;
  wakeAll(): void;
}

export function createWaiters(): Waiters {
  const waiting = new Map<string, Set<AbortController>>();

  function remove(videoId: string, waiter: AbortController): void {
    const others = waiting.get(videoId);
    others?.delete(waiter);
    if (others?.size === 0) waiting.delete(videoId);
  }

  function wake(videoId: string): void {
    for (const waiter of waiting.get(videoId) ?? []) waiter.abort();
    waiting.delete(videoId);
  }

  return {
    nextChange(videoId) {
      const waiter = new AbortController();
      const others = waiting.get(videoId);
      if (others === undefined) waiting.set(videoId, new Set([waiter]));
      else others.add(waiter);
      return {
        async within(maxMs, signal) {
          const signals = signal === undefined ? [waiter.signal] : [waiter.signal, signal];
          await sleep(maxMs, undefined, { signal: AbortSignal.any(signals) }).catch(
            () => undefined,
          );
          remove(videoId, waiter);
        },
        forget: () => remove(videoId, waiter),
      };
    },
    wake,
    wakeAll() {
      for (const videoId of waiting.keys()) wake(videoId);
    },
  };
}
