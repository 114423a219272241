/** Opens a result's bytes. */
import { setTimeout as sleep } from 'node:timers/promises';
import { AssetMissingError, type OpenAsset } from '../assets/index.ts';
import { isTerminal, RepriseError } from '../core/index.ts';
import type { OpenContentCommand, Principal, Video } from '../core/index.ts';
import type { EngineParts } from './engine.ts';
import { findOwnVideo, requireContent } from './find-video.ts';
import type { StoredVideo } from './video-store.ts';

export interface VideoContent {
  readonly video: Video;
  readonly asset: OpenAsset;
}

const LOOK_AGAIN_MS = 500;

export async function openContent(
  engine: EngineParts,
  principal: Principal,
  { videoId, waitSeconds }: OpenContentCommand,
): Promise<VideoContent> {
  const video = await waitForEnd(engine, principal, videoId, waitSeconds);
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

/** The video as it is when it has ended, or when the time is over. */
async function waitForEnd(
  { database, clock }: EngineParts,
  principal: Principal,
  videoId: string,
  waitSeconds: number,
): Promise<StoredVideo> {
  const deadlineMs = clock.monotonicMs() + waitSeconds * 1000;
  for (;;) {
    const video = await findOwnVideo(database, principal, videoId);
    if (isTerminal(video.status) || clock.monotonicMs() >= deadlineMs) return video;
    await sleep(LOOK_AGAIN_MS);
  }
}
