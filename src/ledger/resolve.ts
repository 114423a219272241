/** Ends a hold, once: with a charge, or with nothing. */
import type { Queryable } from '../db/index.ts';
import { RESOLVE } from './statements.ts';

/**
 * Charges an amount, at most what is held, and gives the rest back. A hold that is resolved already
 * stays as it is, so repeating this is harmless. The caller has locked the video.
 */
export async function settle(
  transaction: Queryable,
  videoId: string,
  amountMicros: number,
  at: Date,
): Promise<void> {
  await transaction.query(RESOLVE, [videoId, amountMicros, 'settle', at]);
}

/** Gives all that is held back; otherwise like {@link settle}. */
export async function release(transaction: Queryable, videoId: string, at: Date): Promise<void> {
  await transaction.query(RESOLVE, [videoId, 0, 'release', at]);
}
