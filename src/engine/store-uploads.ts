/** Stores bytes that a caller sent, together with whatever shall refer to them. */
import { Readable } from 'node:stream';
import type { NewAsset } from '../assets/index.ts';
import type { Principal } from '../core/index.ts';
import type { Transaction } from '../db/index.ts';
import type { EngineParts } from './engine.ts';
import { removeAssets } from './release-assets.ts';
import { asStorageFull } from './require-room.ts';

export interface Upload {
  readonly kind: NewAsset['kind'];
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/**
 * The bytes first, then in one transaction what refers to them, `refer`, which is given their ids in
 * order. If anything fails the bytes are removed; after a crash they are swept.
 */
export async function storeUploads<Result>(
  engine: EngineParts,
  { projectId }: Principal,
  uploads: readonly Upload[],
  refer: (transaction: Transaction, assetIds: readonly string[]) => Promise<Result>,
): Promise<Result> {
  const assetIds: string[] = [];
  try {
    for (const { kind, mediaType, bytes } of uploads) {
      const asset = { projectId, kind, mediaType, bytes: Readable.from([bytes]) };
      assetIds.push((await engine.assets.put(asset)).assetId);
    }
    return await engine.database.transaction(async (transaction) => {
      for (const assetId of assetIds) await engine.assets.keep(transaction, assetId);
      return await refer(transaction, assetIds);
    });
  } catch (error) {
    // If the commit took place and only its answer was lost, the assets are kept and stay.
    await removeAssets(engine, assetIds);
    throw asStorageFull(error);
  }
}
