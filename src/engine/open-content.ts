/** Opens a result's bytes. */
import { AssetMissingError, type OpenAsset } from '../assets/index.ts';
import { RepriseError } from '../core/index.ts';
import type { OpenContentCommand, Principal, Video } from '../core/index.ts';
import type { EngineParts } from './engine.ts';
import { findOwnVideo, requireContent } from './find-video.ts';

export interface VideoContent {
  readonly video: Video;
  readonly asset: OpenAsset;
}

export async function openContent(
  engine: EngineParts,
  principal: Principal,
  { videoId }: OpenContentCommand,
): Promise<VideoContent> {
  const video = await findOwnVideo(engine.database, principal, videoId);
  const assetId = requireContent(video, engine.clock.now());
  try {
    return { video, asset: await engine.assets.open(assetId) };
  } catch (error) {
    // It may have expired or been deleted between the two lookups.
    if (error instanceof AssetMissingError)
      throw new RepriseError('video_expired', { cause: error });
    throw error;
  }
}
