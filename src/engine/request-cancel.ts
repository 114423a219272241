/** Wishes that a video be made no further. */
import { isTerminal } from '../core/index.ts';
import type { CancelCommand, Principal, Video } from '../core/index.ts';
import { wakeJob } from '../queue/index.ts';
import type { EngineParts } from './engine.ts';
import { findOwnVideo, requireOwn } from './find-video.ts';
import { REQUEST_CANCEL } from './video-statements.ts';
import { lockVideo } from './video-store.ts';

/**
 * Only the job's own step ends a video; it sees the wish and stops the work. A wish that comes after
 * the end changes nothing, and a result that arrives after the wish is thrown away. May be repeated.
 */
export async function requestCancel(
  { database, clock }: EngineParts,
  principal: Principal,
  { videoId }: CancelCommand,
): Promise<Video> {
  const found = await findOwnVideo(database, principal, videoId);
  return await database.transaction(async (transaction) => {
    const video = await lockVideo(transaction, found.id);
    requireOwn(video, principal, videoId);
    if (isTerminal(video.status)) return video;
    await transaction.query(REQUEST_CANCEL, [video.id, clock.now()]);
    await wakeJob(transaction, video.id);
    return video;
  });
}
