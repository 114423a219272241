/** Tells which instances are alive. */
import { INSTANCE_LOCK_CLASS, LIST_LIVING } from './presence-statements.ts';
import type { Queryable } from './queryable.ts';

/** An id that is missing belongs to an instance that died, left, or lost its connection. */
export async function listLivingInstances(database: Queryable): Promise<readonly number[]> {
  const { rows } = await database.query<{ id: number }>(LIST_LIVING, [INSTANCE_LOCK_CLASS]);
  return rows.map(({ id }) => id);
}
