/** Deletes a video; one that is still being made is stopped. */
import { isTerminal } from '../core/index.ts';
import type { DeleteCommand, Principal, Video } from '../core/index.ts';
import { wakeJob } from '../queue/index.ts';
import { recordEvent } from '../webhooks/index.ts';
import { dropVideoAssets } from './drop-video-assets.ts';
import type { EngineParts } from './engine.ts';
import { findOwnVideo, requireOwn } from './find-video.ts';
import { removeAssets } from './release-assets.ts';
import { MARK_DELETED } from './video-statements.ts';
import { lockVideo } from './video-store.ts';

/** From the answer on nobody can see the video, and its bytes are gone or about to be. */
export async function deleteVideo(
  engine: EngineParts,
  principal: Principal,
  { videoId }: DeleteCommand,
): Promise<Video> {
  const { database, clock } = engine;
  const found = await findOwnVideo(database, principal, videoId);
  const [video, released] = await database.transaction(async (transaction) => {
    const locked = await lockVideo(transaction, found.id);
    requireOwn(locked, principal, videoId);
    await transaction.query(MARK_DELETED, [locked.id, clock.now()]);
    await recordEvent(transaction, 'video.deleted', locked, clock.now());
    if (isTerminal(locked.status)) {
      return [locked, await dropVideoAssets(transaction, engine, locked)];
    }
    // Only the job's own step ends a video; it sees the deletion and stops the work.
    await wakeJob(transaction, locked.id);
    return [locked, []];
  });
  await removeAssets(engine, released);
  return video;
}
