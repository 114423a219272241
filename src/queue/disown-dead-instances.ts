/** Frees the jobs of instances that died, so that others can take them up. */
import type { Queryable } from '../db/index.ts';
import * as statements from './statements.ts';

/** Gives the number of jobs that were freed. */
export async function disownDeadInstances(
  database: Queryable,
  listLivingInstances: () => Promise<readonly number[]>,
): Promise<number> {
  const { rows } = await database.query<{ owner: number }>(statements.LIST_OWNERS, []);
  if (rows.length === 0) return 0;
  // Asked after the owners were read: an owner that is not alive now has died, and was not just born.
  const living = await listLivingInstances();
  const dead = rows.map((row) => row.owner).filter((owner) => !living.includes(owner));
  if (dead.length === 0) return 0;
  const disowned = await database.query(statements.DISOWN, [dead]);
  return disowned.rowCount;
}
