/**
 * Tells this process and the others what was committed.
 *
 * PostgreSQL lets transactions that notify commit one after the other, each with its wait for the
 * disk. So no transaction does: what it has to tell is sent afterwards, together with what others
 * have to tell. A notice that is lost on the way is only a delay; whoever hears also looks.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../lib/logger.ts';
import type { Queryable } from './queryable.ts';

export interface Notification {
  readonly channel: string;
  readonly payload: string;
}

export interface Notifier {
  /** What is equal and waits at the same time is told once. */
  tell(notifications: readonly Notification[]): void;
  /**
   * What this process tells, at once; others hear it by `listen`, as does this one. Gives a
   * function that ends it. `listener` must not throw.
   */
  hear(channel: string, listener: (payload: string) => void): () => void;
  /** Sends what still waits; what is told later is lost. */
  close(): Promise<void>;
}

/** Between two sendings, so that under load many notices share one. */
const GAP_MS = 5;

/** Nobody waits for the disk on account of a notice. */
const NOTIFY = {
  name: 'db_notify',
  text: `
    select set_config('synchronous_commit', 'off', true), pg_notify(channel, payload)
    from unnest($1::text[], $2::text[]) as notification (channel, payload)`,
};

export function createNotifier(query: Queryable['query'], logger: Logger): Notifier {
  const listeners = new Map<string, Set<(payload: string) => void>>();
  const waiting = new Map<string, Notification>();
  const closing = new AbortController();
  let sending: Promise<void> | null = null;

  async function send(): Promise<void> {
    while (waiting.size > 0) {
      const batch = [...waiting.values()];
      waiting.clear();
      for (const { channel, payload } of batch) {
        for (const listener of listeners.get(channel) ?? []) listener(payload);
      }
      const values = [batch.map(({ channel }) => channel), batch.map(({ payload }) => payload)];
      await query(NOTIFY, values).catch((error: unknown) => {
        logger.warn({ err: error }, 'others could not be told of changes at once');
      });
      await sleep(GAP_MS, undefined, { signal: closing.signal }).catch(() => undefined);
    }
    sending = null;
  }

  return {
    tell(notifications) {
      if (closing.signal.aborted) return;
      for (const notification of notifications) {
        waiting.set(`${notification.channel} ${notification.payload}`, notification);
      }
      if (waiting.size > 0) sending ??= send();
    },
    hear(channel, listener) {
      const others = listeners.get(channel) ?? new Set();
      listeners.set(channel, others.add(listener));
      return () => void others.delete(listener);
    },
    async close() {
      closing.abort();
      await sending;
    },
  };
}
