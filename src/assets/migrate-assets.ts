/**
 * Moves bytes to the store that takes the new ones, one asset at a time, under a running gateway.
 *
 * The copy is compared with the recorded hash, then the record is turned to it, then the original
 * goes. Whatever moment a crash picks, the record points to whole bytes; what is left over in either
 * store is a stray, which the next run removes.
 */
import type { Queryable } from '../db/index.ts';
import { AssetMissingError } from './asset-driver.ts';
import { findStore, type AssetStores } from './asset-stores.ts';
import { MOVE_TO_STORE } from './statements.ts';
import { findStrays, listStored, type StoredRow } from './verify-assets.ts';

export type Moved =
  | { readonly kind: 'moved' | 'gone'; readonly assetId: string; readonly sizeBytes: number }
  /** Left where it is: its bytes are not there, or not those that were stored. */
  | { readonly kind: 'damaged'; readonly assetId: string; readonly sizeBytes: number }
  | { readonly kind: 'stray removed'; readonly assetId: string };

/** Throws when a store cannot be used; what was moved until then stays moved. */
export async function* migrateAssets(
  database: Queryable,
  stores: AssetStores,
): AsyncGenerator<Moved> {
  const [target] = stores;
  for await (const row of listStored(database, target.name)) {
    yield { kind: await move(database, stores, row), assetId: row.id, sizeBytes: row.sizeBytes };
  }
  for (const store of stores) {
    for await (const { assetId } of findStrays(database, store)) {
      await store.driver.delete(assetId);
      yield { kind: 'stray removed', assetId };
    }
  }
}

async function move(
  database: Queryable,
  stores: AssetStores,
  row: StoredRow,
): Promise<'moved' | 'gone' | 'damaged'> {
  const [target] = stores;
  const origin = findStore(stores, row.store);
  const isWhole = await copy(stores, row);
  if (!isWhole) {
    await target.driver.delete(row.id);
    return 'damaged';
  }
  const turned = await database.query(MOVE_TO_STORE, [row.id, row.store, target.name]);
  if (turned.rowCount === 0) {
    // It expired or was deleted in the meantime, and nobody knows of the copy.
    await target.driver.delete(row.id);
    return 'gone';
  }
  // Seen once more before the only other copy goes.
  if ((await target.driver.measure(row.id)) !== row.sizeBytes) {
    await database.query(MOVE_TO_STORE, [row.id, target.name, row.store]);
    return 'damaged';
  }
  await origin.driver.delete(row.id);
  return 'moved';
}

async function copy(stores: AssetStores, row: StoredRow): Promise<boolean> {
  try {
    const bytes = await findStore(stores, row.store).driver.open(row.id);
    const { sizeBytes, sha256 } = await stores[0].driver.put(row.id, bytes);
    return sizeBytes === row.sizeBytes && sha256 === row.sha256;
  } catch (error) {
    if (error instanceof AssetMissingError) return false;
    throw error;
  }
}
