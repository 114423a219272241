/** Keeps one connection open for as long as the process wants it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { backoffDelayMs, type Backoff } from '../lib/backoff.ts';
import type { Logger } from '../lib/logger.ts';

export interface LastingConnectionParts {
  /** Said in the log. */
  readonly purpose: string;
  /** Connects and sets up what the session holds; called again after each loss. */
  open(signal: AbortSignal): Promise<Client>;
  /** Asks the server something now and then, so that a silent loss is noticed. */
  readonly beat?: { readonly everyMs: number; run(client: Client): Promise<unknown> };
  onReopened?(): void;
  readonly logger: Logger;
}

export interface LastingConnection {
  /** Null between a loss and the next success. */
  current(): Client | null;
  close(): Promise<void>;
}

const REOPEN_BACKOFF: Backoff = { firstMs: 50, maxMs: 5000 };
const FAREWELL_LIMIT_MS = 1000;

/** The first opening must succeed; later ones are tried until {@link LastingConnection.close}. */
export async function keepConnected(parts: LastingConnectionParts): Promise<LastingConnection> {
  const { purpose, beat, logger } = parts;
  const stopping = new AbortController();
  const { signal } = stopping;
  let client: Client | null = await parts.open(signal);

  async function reopen(): Promise<Client | null> {
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        return await parts.open(signal);
      } catch (error) {
        if (signal.aborted) break;
        logger.warn({ err: error, purpose }, 'a lost database connection could not be reopened');
        await sleep(backoffDelayMs(REOPEN_BACKOFF, failures), undefined, { signal }).catch(
          () => null,
        );
      }
    }
    return null;
  }

  async function watch(): Promise<void> {
    while (client !== null && !signal.aborted) {
      await untilLost(client, beat);
      if (signal.aborted) return;
      client = null;
      logger.warn({ purpose }, 'a database connection was lost');
      client = await reopen();
      if (client !== null && !signal.aborted) parts.onReopened?.();
    }
  }

  const watching = watch();
  return {
    current: () => client,
    async close() {
      stopping.abort();
      await endClient(client);
      await watching;
      // It may have been reopened just before the abort was seen.
      await endClient(client);
    },
  };
}

async function untilLost(client: Client, beat: LastingConnectionParts['beat']): Promise<void> {
  const lost = new AbortController();
  const end = new Promise<void>((resolve) => client.once('end', () => resolve()));
  const beating = beat === undefined ? undefined : keepBeating(client, beat, lost.signal);
  await end;
  lost.abort();
  await beating;
}

async function keepBeating(
  client: Client,
  beat: NonNullable<LastingConnectionParts['beat']>,
  signal: AbortSignal,
): Promise<void> {
  try {
    for (;;) {
      await sleep(beat.everyMs, undefined, { signal });
      await beat.run(client);
    }
  } catch {
    // Whoever does not answer would not answer a farewell either.
    client.connection.stream.destroy();
  }
}

async function endClient(client: Client | null): Promise<void> {
  if (client === null) return;
  const timer = setTimeout(() => client.connection.stream.destroy(), FAREWELL_LIMIT_MS);
  await client.end();
  clearTimeout(timer);
}
