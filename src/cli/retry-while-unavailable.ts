/** Asks again while the gateway is away or too busy, so that a restart of it does not end a wait. */
import type { Clock } from '../lib/clock.ts';
import { backoffDelayMs } from '../lib/backoff.ts';
import { UnreachableError } from '../lib/http-client/index.ts';
import { ApiError } from './api-error.ts';
import { pause } from './interruptible.ts';

export interface Waiting {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** The gateway did not serve a request, which is sent again after a while. */
  onFailure(failure: Error): void;
}

const BACKOFF = { firstMs: 500, maxMs: 10_000 };
/** From the first failure of a series to the last attempt. */
const PATIENCE_MS = 120_000;

/** Only for requests that may be sent twice. Throws the last failure when patience ends. */
export async function retryWhileUnavailable<Value>(
  request: () => Promise<Value>,
  { clock, signal, onFailure }: Waiting,
): Promise<Value> {
  let firstFailureMs: number | null = null;
  for (let failures = 0; ; failures += 1) {
    try {
      return await request();
    } catch (error) {
      if (!isPassing(error)) throw error;
      const nowMs = clock.monotonicMs();
      firstFailureMs ??= nowMs;
      const delayMs = Math.max(backoffDelayMs(BACKOFF, failures), askedDelayMs(error));
      if (nowMs + delayMs > firstFailureMs + PATIENCE_MS) throw error;
      onFailure(error);
      await pause(delayMs, signal);
    }
  }
}

function isPassing(error: unknown): error is Error {
  if (error instanceof UnreachableError) return true;
  return error instanceof ApiError && (error.status === 429 || error.status >= 500);
}

function askedDelayMs(error: Error): number {
  return error instanceof ApiError ? (error.retryAfterMs ?? 0) : 0;
}
