/** What a provider is told about a video, and what it may use while it works. */
import type { ProviderContext, ProviderRequest, ProviderSource } from '../core/index.ts';
import { findAttempt, type Attempt } from './attempt-store.ts';
import type { Step } from './step.ts';
import { findVideos } from './video-store.ts';

export function providerContext(
  { engine, video, signal }: Step,
  attempt: Pick<Attempt, 'id'>,
): ProviderContext {
  return {
    idempotencyKey: attempt.id,
    logger: engine.logger.child({ videoId: video.id }),
    signal,
    async openReferenceImage(index) {
      if (video.referenceAssetId === null || index !== 0) {
        throw new Error('the video has no such reference image');
      }
      return (await engine.assets.open(video.referenceAssetId)).bytes;
    },
    async openCharacterClip() {
      throw new Error('the video has no such character');
    },
    async openSourceVideo() {
      if (video.sourceVideoId === null) throw new Error('the video has no source');
      const source = (await findVideos(engine.database, [video.sourceVideoId])).get(
        video.sourceVideoId,
      );
      if (source?.resultAssetId == null) throw new Error(`${video.id} has lost its source`);
      return (await engine.assets.open(source.resultAssetId)).bytes;
    },
  };
}

export async function providerRequest(step: Step): Promise<ProviderRequest> {
  const { video } = step;
  return {
    operation: video.operation,
    model: video.model,
    prompt: video.prompt,
    width: video.width,
    height: video.height,
    durationSeconds: video.durationSeconds,
    keepsSource: true,
    referenceImageCount: video.referenceAssetId === null ? 0 : 1,
    characters: [],
    source: await findSource(step),
  };
}

async function findSource({ engine, video }: Step): Promise<ProviderSource | null> {
  if (video.sourceVideoId === null) return null;
  const source = (await findVideos(engine.database, [video.sourceVideoId])).get(
    video.sourceVideoId,
  );
  if (source === undefined) throw new Error(`${video.id} has lost its source`);
  const attempt = await findAttempt(engine.database, source.id);
  return {
    operation: source.providerId === video.providerId ? (attempt?.operation ?? null) : null,
    durationSeconds: source.durationSeconds,
    width: source.width,
    height: source.height,
  };
}
