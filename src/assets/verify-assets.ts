/** Compares what is recorded of bytes with the bytes themselves, both ways. */
import { createHash } from 'node:crypto';
import type { Queryable } from '../db/index.ts';
import { AssetMissingError } from './asset-driver.ts';
import { isAssetId } from './asset-id.ts';
import { findStore, type AssetStore, type AssetStores } from './asset-stores.ts';
import { FIND_STORE, LIST_STORED } from './statements.ts';

export interface AssetFault {
  /** missing: recorded, not there · damaged: not what was stored · stray: there, not recorded. */
  readonly kind: 'missing' | 'damaged' | 'stray';
  readonly assetId: string;
  readonly store: string;
}

export interface StoredRow {
  readonly id: string;
  readonly store: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

export type Verified = { readonly assetId: string } | AssetFault;

const PAGE_ROWS = 500;

/** Reads every byte. Whatever is written or removed meanwhile is no fault. */
export async function* verifyAssets(
  database: Queryable,
  stores: AssetStores,
): AsyncGenerator<Verified> {
  for await (const row of listStored(database)) {
    const kind = await judge(row, findStore(stores, row.store));
    if (kind === null) yield { assetId: row.id };
    else if (await isStillStored(database, row)) {
      yield { kind, assetId: row.id, store: row.store };
    }
  }
  for (const store of stores) yield* findStrays(database, store);
}

/**
 * Bytes that no record knows. Other people's files in the same place are left out.
 *
 * A record is made before the first byte and removed after the last, so what was listed and has none
 * either lost it or was removed since; what is there at a second look is no remnant of a removal.
 */
export async function* findStrays(
  database: Queryable,
  { name, driver }: AssetStore,
): AsyncGenerator<AssetFault> {
  const unseen = new Set<string>();
  for await (const key of driver.list()) {
    if (!isAssetId(key) || (await findStoreOf(database, key)) === name) continue;
    if ((await driver.measure(key)) !== null) yield { kind: 'stray', assetId: key, store: name };
    // Gone, or half written: only a list shows that.
    else unseen.add(key);
  }
  if (unseen.size === 0) return;
  for await (const key of driver.list()) {
    if (unseen.delete(key)) yield { kind: 'stray', assetId: key, store: name };
  }
}

/** In the order of their ids, a page at a time; `store` leaves out what is elsewhere. */
export async function* listStored(
  database: Queryable,
  leftOutStore: string | null = null,
): AsyncGenerator<StoredRow> {
  for (let after = ''; ;) {
    const { rows } = await database.query<StoredRow>(LIST_STORED, [after, leftOutStore, PAGE_ROWS]);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

async function judge(row: StoredRow, { driver }: AssetStore): Promise<AssetFault['kind'] | null> {
  try {
    const hash = createHash('sha256');
    let sizeBytes = 0;
    for await (const chunk of (await driver.open(row.id)) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      sizeBytes += chunk.byteLength;
    }
    const isWhole = sizeBytes === row.sizeBytes && hash.digest('hex') === row.sha256;
    return isWhole ? null : 'damaged';
  } catch (error) {
    if (error instanceof AssetMissingError) return 'missing';
    throw error;
  }
}

async function isStillStored(database: Queryable, { id, store }: StoredRow): Promise<boolean> {
  const { rows } = await database.query<{ store: string; state: string }>(FIND_STORE, [id]);
  return rows[0]?.store === store && rows[0].state === 'stored';
}

async function findStoreOf(database: Queryable, key: string): Promise<string | null> {
  const { rows } = await database.query<{ store: string }>(FIND_STORE, [key]);
  return rows[0]?.store ?? null;
}
