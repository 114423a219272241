/** Writes a new video and its job in one transaction: from then on it cannot be lost. */
import { newVideoAlias, newVideoId } from '../core/index.ts';
import type { Principal } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import { enqueueJob } from '../queue/index.ts';
import { recordEvent } from '../webhooks/index.ts';
import { ADVANCE_VIDEO, type EngineParts } from './engine.ts';
import { insertInputs, type VideoInputs } from './video-inputs.ts';
import { insertVideo, type NewVideo, type StoredVideo } from './video-store.ts';

export type VideoToQueue = Omit<NewVideo, 'id' | 'alias' | 'projectId' | 'createdAt'>;

export async function queueVideo(
  transaction: Queryable,
  engine: EngineParts,
  principal: Principal,
  wanted: VideoToQueue,
  inputs: VideoInputs,
): Promise<StoredVideo> {
  const createdAt = engine.clock.now();
  const video = await insertVideo(transaction, {
    ...wanted,
    id: newVideoId(),
    alias: newVideoAlias(createdAt),
    projectId: principal.projectId,
    createdAt,
  });
  await recordEvent(transaction, 'video.queued', video, createdAt);
  await insertInputs(transaction, video.id, inputs);
  await enqueueJob(transaction, {
    id: video.id,
    kind: ADVANCE_VIDEO,
    partition: principal.projectId,
    runningLimit: principal.projectLimits.runningLimit,
    lane: { name: principal.keyId, runningLimit: principal.keyLimits.runningLimit },
  });
  return video;
}
