/** How long to wait before trying again: doubling, bounded, and spread by chance. */
import { randomFraction } from './random.ts';

export interface Backoff {
  readonly firstMs: number;
  readonly maxMs: number;
}

/**
 * Between half of and the whole of `firstMs * 2^failures`, at most `maxMs`. The spread keeps many
 * waiting clients from returning in one wave.
 */
export function backoffDelayMs(backoff: Backoff, failures: number): number {
  const ceilingMs = Math.min(backoff.maxMs, backoff.firstMs * 2 ** Math.min(failures, 30));
  return Math.round(ceilingMs * (0.5 + randomFraction() / 2));
}
