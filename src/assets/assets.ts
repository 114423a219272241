/**
 * Bytes at rest and the record of them.
 *
 * An asset is recorded as `writing` before its first byte is stored and becomes `stored` only in
 * the transaction that makes something refer to it; the other way round for removal. So whatever
 * moment a crash picks, the record of any stray bytes is there, and {@link Assets.sweep} removes them.
 */
import type { Readable } from 'node:stream';
import { randomHex } from '../lib/random.ts';
import type { Clock } from '../lib/clock.ts';
import type { Queryable } from '../db/index.ts';
import { AssetMissingError, type AssetDriver } from './asset-driver.ts';
import { isLinkGood, signLink, type AssetLink } from './sign-link.ts';
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
  open(assetId: string): Promise<OpenAsset>;
  /** A link that opens this asset, and no other, without a key. */
  sign(assetId: string, expiresAt: Date): AssetLink;
  /** Rejects with {@link AssetMissingError} when the link is not one of ours or its time is over. */
  openSigned(link: AssetLink): Promise<OpenAsset>;
  /** Removes what crashes left behind, as much of it as can be removed, and gives the count. */
  sweep(): Promise<number>;
}

interface AssetsParts {
  readonly database: Queryable;
  readonly driver: AssetDriver;
  readonly instanceId: number;
  readonly listLivingInstances: () => Promise<readonly number[]>;
  readonly clock: Clock;
  /** Signs links; the same in every process. */
  readonly linkSecret: Buffer;
}

interface UnfinishedRow {
  id: string;
  state: 'writing' | 'deleting';
  writer: number;
}

interface StoredRow {
  mediaType: string;
  sizeBytes: number;
  sha256: string;
}

export function createAssets(parts: AssetsParts): Assets {
  const { database, driver, instanceId, clock } = parts;

  async function remove(assetId: string): Promise<void> {
    const condemned = await database.query(statements.CONDEMN, [assetId]);
    if (condemned.rowCount === 0) return;
    await driver.delete(assetId);
    await database.query(statements.DELETE_ROW, [assetId]);
  }

  async function open(assetId: string): Promise<OpenAsset> {
    const { rows } = await database.query<StoredRow>(statements.FIND_STORED, [assetId]);
    const row = rows[0];
    if (row === undefined) throw new AssetMissingError(`${assetId} is not stored`);
    return { ...row, bytes: await driver.open(assetId) };
  }

  return {
    remove,
    open,
    sign: (assetId, expiresAt) => signLink(parts.linkSecret, assetId, expiresAt),

    async openSigned(link) {
      if (isLinkGood(parts.linkSecret, link, clock.now())) return await open(link.assetId);
      throw new AssetMissingError('the link is not good');
    },

    async put(asset) {
      const id = `asset_${randomHex(16)}`;
      const { projectId, kind, mediaType } = asset;
      const recorded = [id, projectId, kind, instanceId, mediaType, clock.now()];
      await database.query(statements.INSERT_WRITING, recorded);
      try {
        const { sizeBytes, sha256 } = await driver.put(id, asset.bytes);
        await database.query(statements.RECORD_BYTES, [id, sizeBytes, sha256]);
        return { assetId: id, sizeBytes };
      } catch (error) {
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
