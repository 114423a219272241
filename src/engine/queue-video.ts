/** Writes one new video in a transaction that has more to do. */
import type { Principal } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import type { MakingParts } from './making.ts';
import { requestVideo, type VideoToQueue } from './draft-video.ts';
import { queueVideos, videoOf } from './queue-videos.ts';
import type { VideoInputs } from './video-inputs.ts';
import type { StoredVideo } from './video-store.ts';

/** To be the last that the transaction does. Throws what `requestVideo` and `queueVideos` refuse. */
export async function queueVideo(
  transaction: Queryable,
  engine: MakingParts,
  principal: Principal,
  wanted: VideoToQueue,
  inputs: VideoInputs,
): Promise<StoredVideo> {
  const request = requestVideo(engine, principal, wanted, inputs);
  const [outcome] = await queueVideos(transaction, engine, [request]);
  return videoOf(outcome);
}
