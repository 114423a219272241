/** Lets go of what a video keeps: its results, and its reference image if no remix still needs it. */
import type { Queryable } from '../db/index.ts';
import type { EngineParts } from './engine.ts';
import type { StoredVideo } from './video-store.ts';
import { DROP_ASSETS, IS_REFERENCE_USED } from './video-statements.ts';

/** Gives the ids of the assets to hand to {@link removeAssets} once the transaction is committed. */
export async function dropVideoAssets(
  transaction: Queryable,
  { assets }: EngineParts,
  video: StoredVideo,
): Promise<string[]> {
  const { referenceAssetId } = video;
  const results = [video.resultAssetId, video.thumbnailAssetId, video.spritesheetAssetId];
  const released = results.filter((assetId) => assetId !== null);
  // Two sharers that let go at once must not each count on the other.
  if (referenceAssetId !== null) await assets.lock(transaction, referenceAssetId);
  await transaction.query(DROP_ASSETS, [video.id]);
  if (referenceAssetId !== null) {
    const { rows } = await transaction.query<{ used: boolean }>(IS_REFERENCE_USED, [
      referenceAssetId,
    ]);
    if (rows[0]?.used === false) released.push(referenceAssetId);
  }
  for (const assetId of released) await assets.release(transaction, assetId);
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
