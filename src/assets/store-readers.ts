/** Which running gateways can read from which store: bytes only go where all of them can follow. */
import type { Queryable } from '../db/index.ts';
import type { AssetStores } from './asset-stores.ts';
import { ENTER_READER, LEAVE_READER, LIST_READERS } from './statements.ts';

export async function enterReader(
  database: Queryable,
  instanceId: number,
  stores: AssetStores,
): Promise<void> {
  for (const { name } of stores) await database.query(ENTER_READER, [instanceId, name]);
}

export async function leaveReader(database: Queryable, instanceId: number): Promise<void> {
  await database.query(LEAVE_READER, [instanceId]);
}

/** True when one of the living gateways does not know the store. */
export async function isUnknownToSome(
  database: Queryable,
  storeName: string,
  living: readonly number[],
): Promise<boolean> {
  const { rows } = await database.query<{ instanceId: number; stores: string[] }>(LIST_READERS, []);
  return rows.some(
    ({ instanceId, stores }) => living.includes(instanceId) && !stores.includes(storeName),
  );
}
