/** Lets go of bytes that several videos, files and characters may share. */
import type { Queryable } from '../db/index.ts';
import type { EngineParts } from './engine.ts';

const IS_USED = {
  name: 'engine_is_asset_used',
  text: `
    select exists(select from videos where result_asset_id = $1)
      or exists(select from video_inputs where asset_id = $1)
      or exists(select from files where asset_id = $1)
      or exists(select from characters where asset_id = $1) as used`,
};

/**
 * Releases those of the assets that nothing refers to any more, and gives their ids, to be handed
 * to {@link removeAssets} once the transaction is committed.
 */
export async function releaseUnused(
  transaction: Queryable,
  { assets }: EngineParts,
  assetIds: readonly string[],
): Promise<string[]> {
  const released: string[] = [];
  // In one order everywhere, so that no two transactions wait for each other in a circle.
  for (const assetId of new Set(assetIds.toSorted())) {
    // Two sharers that let go at once must not each count on the other.
    await assets.lock(transaction, assetId);
    const { rows } = await transaction.query<{ used: boolean }>(IS_USED, [assetId]);
    if (rows[0]?.used === true) continue;
    await assets.release(transaction, assetId);
    released.push(assetId);
  }
  return released;
}

/** Removes bytes that nothing refers to any more; what fails here is swept up soon. */
export async function removeAssets(
  { assets, logger }: EngineParts,
  assetIds: readonly string[],
): Promise<void> {
  for (const assetId of assetIds) {
    await assets.remove(assetId).catch((error: unknown) => {
      logger.warn({ err: error, assetId }, 'an asset could not be removed yet');
    });
  }
}
