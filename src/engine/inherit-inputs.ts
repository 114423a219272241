/** What a video that is made from another one starts with. */
import type { Queryable } from '../db/index.ts';
import type { SourceVideo } from './find-video.ts';
import { findInputs, type VideoInputs } from './video-inputs.ts';

/** The source's images and characters, and its own bytes: as long as it is locked it holds all. */
export async function inheritInputs(
  transaction: Queryable,
  source: SourceVideo,
): Promise<VideoInputs> {
  const { references, characters } = await findInputs(transaction, source.id);
  const { resultAssetId: assetId, width, height, durationSeconds } = source;
  return { references, characters, source: { assetId, width, height, durationSeconds } };
}
