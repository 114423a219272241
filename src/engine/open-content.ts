/** Finds the bytes of a result: the video, or a picture of it. */
import type { StoredAsset } from '../assets/index.ts';
import { RepriseError } from '../core/index.ts';
import type { ContentVariant, OpenContentCommand, Principal, Video } from '../core/index.ts';
import type { EngineParts } from './engine.ts';
import { requireContent } from './find-video.ts';
import type { GetVideo } from './get-video.ts';
import { expireWithBytes, orExpired } from './link-content.ts';
import type { StoredVideo } from './video-store.ts';
import { waitForEnd } from './wait-for-end.ts';

export interface VideoContent {
  readonly video: Video;
  readonly asset: StoredAsset;
}

export async function openContent(
  engine: EngineParts,
  getVideo: GetVideo,
  principal: Principal,
  { videoId, variant, waitSeconds }: OpenContentCommand,
): Promise<VideoContent> {
  const video = await waitForEnd(engine, getVideo, principal, { videoId, waitSeconds });
  const resultAssetId = requireContent(video, engine.clock.now());
  const assetId = variant === 'video' ? resultAssetId : requirePicture(video, variant);
  // It may have expired or been deleted between the two lookups.
  const asset = await orExpired(engine.assets.find(assetId));
  return { video, asset: expireWithBytes(asset) };
}

function requirePicture(video: StoredVideo, variant: Exclude<ContentVariant, 'video'>): string {
  const assetId = variant === 'thumbnail' ? video.thumbnailAssetId : video.spritesheetAssetId;
  if (assetId !== null) return assetId;
  throw new RepriseError('variant_not_available', {
    param: 'variant',
    publicText: `The video has no ${variant}: the service that made it gives none.`,
  });
}
