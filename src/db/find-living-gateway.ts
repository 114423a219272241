/** Finds a living instance that answers requests. */
import { FIND_GATEWAY, INSTANCE_LOCK_CLASS } from './presence-statements.ts';
import type { Queryable } from './queryable.ts';

/** Its base URL; null when there is none. */
export async function findLivingGateway(database: Queryable): Promise<string | null> {
  const values = [INSTANCE_LOCK_CLASS];
  const { rows } = await database.query<{ baseUrl: string }>(FIND_GATEWAY, values);
  return rows[0]?.baseUrl ?? null;
}
