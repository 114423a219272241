/** Forgets what happened long ago: the record is for catching up, not an archive. */
import type { Queryable } from '../db/index.ts';
import type { Clock } from '../lib/clock.ts';
import { PRUNE_EVENTS } from './event-statements.ts';

const KEEP_DAYS = 30;

/** At most some thousands at a time; to be called every now and then. */
export async function pruneEvents(database: Queryable, clock: Clock): Promise<number> {
  const before = new Date(clock.now().getTime() - KEEP_DAYS * 24 * 3600 * 1000);
  return (await database.query(PRUNE_EVENTS, [before])).rowCount;
}
