/** What was held for videos, and how it ended. */
import type { Queryable } from '../db/index.ts';
import { FIND_HOLDS, LIST_HELD_VIDEOS } from './statements.ts';

export interface Resolution {
  readonly kind: 'settle' | 'release';
  /** What was charged by a settlement, or given back by a release. */
  readonly amountMicros: number;
}

export interface Hold {
  readonly projectId: string;
  readonly heldMicros: number;
  /** Null while it is open. */
  readonly resolution: Resolution | null;
}

interface HoldRow extends Pick<Hold, 'projectId' | 'heldMicros'> {
  readonly videoId: string;
  readonly kind: Resolution['kind'] | null;
  readonly amountMicros: number | null;
}

/** Those for which nothing was ever held are not in it. */
export async function findHolds(
  database: Queryable,
  videoIds: readonly string[],
): Promise<ReadonlyMap<string, Hold>> {
  const { rows } = await database.query<HoldRow>(FIND_HOLDS, [videoIds]);
  return new Map(
    rows.map(({ videoId, projectId, heldMicros, kind, amountMicros }) => {
      const resolution = kind === null || amountMicros === null ? null : { kind, amountMicros };
      return [videoId, { projectId, heldMicros, resolution }];
    }),
  );
}

/** The ids after a given one, in order, at most `limit`. */
export async function listHeldVideos(
  database: Queryable,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await database.query<{ id: string }>(LIST_HELD_VIDEOS, [after, limit]);
  return rows.map(({ id }) => id);
}
