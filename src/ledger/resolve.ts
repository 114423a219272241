/** Ends a hold, once: with a charge, or with nothing. */
import type { Queryable } from '../db/index.ts';
import { FIND_RESOLUTIONS, RESOLVE } from './statements.ts';

export interface Resolution {
  readonly kind: 'settle' | 'release';
  /** What was charged by a settlement, or given back by a release. */
  readonly amountMicros: number;
}

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

/** How the holds of these videos ended; those that have not are not in it. */
export async function findResolutions(
  database: Queryable,
  videoIds: readonly string[],
): Promise<ReadonlyMap<string, Resolution>> {
  const { rows } = await database.query<Resolution & { videoId: string }>(FIND_RESOLUTIONS, [
    videoIds,
  ]);
  return new Map(
    rows.map(({ videoId, kind, amountMicros }) => [videoId, { kind, amountMicros }] as const),
  );
}
