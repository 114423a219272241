/**
 * Gives recorded events their place in the order that everybody reads them in, and whoever is to be
 * told by webhook a delivery.
 *
 * The number an event gets when it is recorded will not do: a transaction that took a low number
 * may commit after one with a higher, and a reader that has moved past would never see it. So the
 * place is given after the commit, by one publisher at a time, and places commit in their order.
 */
import type { Database } from '../db/index.ts';
import type { Clock } from '../lib/clock.ts';
import * as statements from './event-statements.ts';

const BATCH = 500;
/** A delivery that does not get through is tried for a day. */
export const GIVE_UP_AFTER_MS = 24 * 3600 * 1000;

/** Gives the number of events that were published; 0 when another process did it meanwhile. */
export async function publishEvents(database: Database, clock: Clock): Promise<number> {
  const { rows } = await database.query<{ isWaiting: boolean }>(
    statements.IS_ANYTHING_UNPUBLISHED,
    [],
  );
  if (rows[0]?.isWaiting !== true) return 0;
  for (let total = 0; ;) {
    const published = await publishBatch(database, clock);
    total += published;
    if (published < BATCH) return total;
  }
}

async function publishBatch(database: Database, clock: Clock): Promise<number> {
  return await database.transaction(async (transaction) => {
    const head = await transaction.query<{ lastPosition: number }>(statements.LOCK_HEAD, []);
    const lastPosition = head.rows[0]?.lastPosition;
    if (lastPosition === undefined) throw new Error('the head of the events is missing');
    const now = clock.now();
    const giveUpAt = new Date(now.getTime() + GIVE_UP_AFTER_MS);
    const values = [lastPosition, BATCH, now, giveUpAt];
    const { rows } = await transaction.query<{ published: number }>(statements.PUBLISH, values);
    return rows[0]?.published ?? 0;
  });
}
