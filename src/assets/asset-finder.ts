/** Finds bytes by their record, whichever store they are in; the lookups of one moment share one query. */
import type { Readable } from 'node:stream';
import type { Queryable } from '../db/index.ts';
import { coalesce } from '../lib/coalesce.ts';
import { AssetMissingError, type ByteRange, type LinkedAnswer } from './asset-driver.ts';
import { isAssetId } from './asset-id.ts';
import { findStore, type AssetStores } from './asset-stores.ts';
import { FIND_STORED } from './statements.ts';

/** What is known of an asset, and the ways to its bytes; none of them is opened yet. */
export interface StoredAsset {
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly createdAt: Date;
  /** Rejects with {@link AssetMissingError} when the asset went in the meantime. */
  open(range?: ByteRange): Promise<Readable>;
  /** A URL of the store itself, for whoever has it; null where the store gives none. */
  sign(answer: LinkedAnswer, expiresAt: Date): Promise<string | null>;
  /** Where a server beside us finds the file; null where there is no file. */
  locate(): { readonly rootFolder: string; readonly relativePath: string } | null;
}

export interface AssetFinder {
  /** Rejects with {@link AssetMissingError}. */
  find(assetId: string): Promise<StoredAsset>;
}

interface StoredRow {
  id: string;
  mediaType: string;
  sizeBytes: number;
  sha256: string;
  createdAt: Date;
  store: string;
}

export function createAssetFinder(database: Queryable, stores: AssetStores): AssetFinder {
  const load = coalesce(async (ids) => {
    const { rows } = await database.query<StoredRow>(FIND_STORED, [ids]);
    return new Map(rows.map((row) => [row.id, row]));
  });

  async function findRow(assetId: string): Promise<StoredRow> {
    // It may be anything that stands in a link; what the database refuses would fail others as well.
    const row = isAssetId(assetId) ? await load(assetId) : undefined;
    if (row === undefined) throw new AssetMissingError(`${assetId} is not stored`);
    return row;
  }

  /** Bytes that were moved to another store after the look at the record are found there. */
  async function openBytes(assetId: string, store: string, range?: ByteRange): Promise<Readable> {
    try {
      return await findStore(stores, store).driver.open(assetId, range);
    } catch (error) {
      if (!(error instanceof AssetMissingError)) throw error;
      const row = await findRow(assetId);
      if (row.store === store) throw error;
      return await findStore(stores, row.store).driver.open(assetId, range);
    }
  }

  async function find(assetId: string): Promise<StoredAsset> {
    const { mediaType, sizeBytes, sha256, createdAt, store } = await findRow(assetId);
    return {
      mediaType,
      sizeBytes,
      sha256,
      createdAt,
      open: (range = wholeOf(sizeBytes)) => openBytes(assetId, store, range),
      sign: async (answer, expiresAt) =>
        (await findStore(stores, store).driver.sign?.(assetId, answer, expiresAt)) ?? null,
      locate: () => findStore(stores, store).driver.locate?.(assetId) ?? null,
    };
  }

  return { find };
}

/** Also for the whole: then the store notices when there is less. */
function wholeOf(sizeBytes: number): ByteRange | undefined {
  return sizeBytes === 0 ? undefined : { firstByte: 0, lastByte: sizeBytes - 1 };
}
