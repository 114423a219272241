/** Opens the bytes of a result: the video, or a picture of it. */
import { AssetMissingError, type OpenAsset } from '../assets/index.ts';
import { RepriseError } from '../core/index.ts';
import type { ContentVariant, OpenContentCommand, Principal, Video } from '../core/index.ts';
import type { EngineParts } from './engine.ts';
import { requireContent } from './find-video.ts';
import type { StoredVideo } from './video-store.ts';
import { waitForEnd } from './wait-for-end.ts';

export interface VideoContent {
  readonly video: Video;
  readonly asset: OpenAsset;
}

export async function openContent(
  engine: EngineParts,
  principal: Principal,
  { videoId, variant, waitSeconds }: OpenContentCommand,
): Promise<VideoContent> {
  const video = await waitForEnd(engine, principal, { videoId, waitSeconds });
  const resultAssetId = requireContent(video, engine.clock.now());
  const assetId = variant === 'video' ? resultAssetId : requirePicture(video, variant);
  try {
    return { video, asset: await engine.assets.open(assetId) };
  } catch (error) {
    // It may have expired or been deleted between the two lookups.
    if (error instanceof AssetMissingError)
      throw new RepriseError('video_expired', { cause: error });
    throw error;
  }
}

function requirePicture(video: StoredVideo, variant: Exclude<ContentVariant, 'video'>): string {
  const assetId = variant === 'thumbnail' ? video.thumbnailAssetId : video.spritesheetAssetId;
  if (assetId !== null) return assetId;
  throw new RepriseError('variant_not_available', {
    param: 'variant',
    publicText: `The video has no ${variant}: the service that made it gives none.`,
  });
}
