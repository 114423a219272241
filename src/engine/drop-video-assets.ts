/** Lets go of all that a video keeps: its results, and what it was made from. */
import type { Queryable } from '../db/index.ts';
import type { EngineParts } from './engine.ts';
import { releaseUnused } from './release-assets.ts';
import { deleteInputs } from './video-inputs.ts';
import { DROP_RESULTS } from './video-statements.ts';
import type { StoredVideo } from './video-store.ts';

/** Gives the assets to be removed once the transaction is committed. */
export async function dropVideoAssets(
  transaction: Queryable,
  engine: EngineParts,
  video: StoredVideo,
): Promise<string[]> {
  const results = [video.resultAssetId, video.thumbnailAssetId, video.spritesheetAssetId];
  await transaction.query(DROP_RESULTS, [video.id]);
  const inputs = await deleteInputs(transaction, video.id);
  const held = [...results.filter((assetId) => assetId !== null), ...inputs];
  return await releaseUnused(transaction, engine, held);
}
