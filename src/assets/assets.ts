/**
 * Bytes at rest and the record of them.
 *
 * An asset is recorded as `writing` before its first byte is stored and becomes `stored` only in
 * the transaction that makes something refer to it; the other way round for removal. So whatever
 * moment a crash picks, the record of any stray bytes is there, and {@link Assets.sweep} removes them.
 */
import type { Readable } from 'node:stream';
import type { Clock } from '../lib/clock.ts';
import type { Queryable } from '../db/index.ts';
import { AssetMissingError } from './asset-driver.ts';
import { createAssetFinder, type StoredAsset } from './asset-finder.ts';
import { newAssetId } from './asset-id.ts';
import { findStore, type AssetStores } from './asset-stores.ts';
import { watchRoom } from './watch-room.ts';
import type { Links } from './links.ts';
import type { AssetLink } from './sign-link.ts';
import * as statements from './statements.ts';

export interface NewAsset {
  readonly projectId: string;
  readonly kind: 'video' | 'thumbnail' | 'spritesheet' | 'reference' | 'upload';
  readonly mediaType: string;
  readonly bytes: Readable;
}

export interface PutAsset {
  readonly assetId: string;
  readonly sizeBytes: number;
}

export interface OpenAsset {
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly bytes: Readable;
}

export interface Assets {
  /** Stores the bytes; nothing refers to them yet. */
  put(asset: NewAsset): Promise<PutAsset>;
  /** To be called in the transaction that stores a reference to the asset. */
  keep(transaction: Queryable, assetId: string): Promise<void>;
  /**
   * To be called in a transaction that makes one more thing refer to a kept asset, before it does:
   * until it ends, the asset cannot be released. Throws {@link AssetMissingError}.
   */
  share(transaction: Queryable, assetId: string): Promise<void>;
  /** Makes transactions that decide about the same asset wait for each other. */
  lock(transaction: Queryable, assetId: string): Promise<void>;
  /** To be called in the transaction that drops the last reference; then {@link Assets.remove}. */
  release(transaction: Queryable, assetId: string): Promise<void>;
  /** Removes a released or never kept asset; one that something refers to stays. Idempotent. */
  remove(assetId: string): Promise<void>;
  /** Rejects with {@link AssetMissingError}; so does `open`. */
  find(assetId: string): Promise<StoredAsset>;
  open(assetId: string): Promise<OpenAsset>;
  /** Links that open one asset, and no other, without a key. */
  readonly links: Pick<Links, 'refresh' | 'sign'>;
  /** Rejects with {@link AssetMissingError} when the link is not one of ours or its time is over. */
  findSigned(link: AssetLink): Promise<StoredAsset>;
  /** Rejects with a StorageFullError where new bytes would find no room. */
  checkRoom(): Promise<void>;
  /** Removes what crashes left behind, as much of it as can be removed, and gives the count. */
  sweep(): Promise<number>;
}

interface AssetsParts {
  readonly database: Queryable;
  readonly stores: AssetStores;
  /** To be left free in the store, where it can tell: other things stand on the same disk. */
  readonly reserveBytes: number;
  readonly instanceId: number;
  readonly listLivingInstances: () => Promise<readonly number[]>;
  readonly clock: Clock;
  readonly links: Links;
}

interface UnfinishedRow {
  id: string;
  state: 'writing' | 'deleting';
  writer: number;
}

export function createAssets(parts: AssetsParts): Assets {
  const { database, stores, instanceId, clock, links } = parts;
  const [{ name: storeName, driver }] = stores;
  const { find } = createAssetFinder(database, stores);
  const room = watchRoom(driver, parts.reserveBytes, clock);

  async function remove(assetId: string): Promise<void> {
    const condemned = await database.query<{ store: string }>(statements.CONDEMN, [assetId]);
    const [row] = condemned.rows;
    if (row === undefined) return;
    await findStore(stores, row.store).driver.delete(assetId);
    await database.query(statements.DELETE_ROW, [assetId]);
  }

  return {
    remove,
    find,
    links,
    checkRoom: () => room.check(),

    async open(assetId) {
      const { mediaType, sizeBytes, sha256, open } = await find(assetId);
      return { mediaType, sizeBytes, sha256, bytes: await open() };
    },

    async findSigned(link) {
      // At once: the answer waits for the database once, not twice.
      const [isGood, asset] = await Promise.allSettled([links.isGood(link), find(link.assetId)]);
      if (isGood.status === 'rejected') throw isGood.reason;
      if (!isGood.value) throw new AssetMissingError('the link is not good');
      if (asset.status === 'rejected') throw asset.reason;
      return asset.value;
    },

    async put(asset) {
      const id = newAssetId(asset.mediaType);
      const { projectId, kind, mediaType } = asset;
      const recorded = [id, projectId, kind, instanceId, mediaType, clock.now(), storeName];
      try {
        await room.checkFree();
        await database.query(statements.INSERT_WRITING, recorded);
      } catch (error) {
        asset.bytes.destroy();
        throw error;
      }
      try {
        const { sizeBytes, sha256 } = await driver.put(id, asset.bytes);
        room.noteStored();
        await database.query(statements.RECORD_BYTES, [id, sizeBytes, sha256]);
        return { assetId: id, sizeBytes };
      } catch (error) {
        room.noteFailure(error);
        await remove(id).catch(() => undefined);
        throw error;
      }
    },

    async keep(transaction, assetId) {
      const kept = await transaction.query(statements.KEEP, [assetId]);
      if (kept.rowCount === 0) throw new AssetMissingError(`${assetId} is not there to be kept`);
    },

    async share(transaction, assetId) {
      const shared = await transaction.query(statements.SHARE, [assetId]);
      if (shared.rowCount === 0) throw new AssetMissingError(`${assetId} is gone`);
    },

    async lock(transaction, assetId) {
      await transaction.query(statements.LOCK, [assetId]);
    },

    async release(transaction, assetId) {
      await transaction.query(statements.RELEASE, [assetId]);
    },

    async sweep() {
      const { rows } = await database.query<UnfinishedRow>(statements.FIND_UNFINISHED, []);
      // Asked after the rows were read: whoever wrote one of them and is not alive now is dead.
      const living = rows.length === 0 ? [] : await parts.listLivingInstances();
      const abandoned = rows.filter(
        (row) => row.state === 'deleting' || !living.includes(row.writer),
      );
      const errors: unknown[] = [];
      for (const row of abandoned) await remove(row.id).catch((error) => errors.push(error));
      if (errors.length > 0) throw new AggregateError(errors, 'some assets could not be removed');
      return abandoned.length;
    },
  };
}
