/** Removes the bytes of videos whose time is over; what is known of them stays. */
import { recordEvent } from '../webhooks/index.ts';
import { dropVideoAssets } from './drop-video-assets.ts';
import type { EngineParts } from './engine.ts';
import { removeAssets } from './release-assets.ts';
import { LIST_EXPIRED } from './video-statements.ts';
import { lockVideo } from './video-store.ts';

/** Gives the number of videos that expired. */
export async function expireVideos(engine: EngineParts): Promise<number> {
  const { database, clock } = engine;
  const { rows } = await database.query<{ id: string }>(LIST_EXPIRED, [clock.now()]);
  for (const { id } of rows) {
    const released = await database.transaction(async (transaction) => {
      const video = await lockVideo(transaction, id);
      await recordEvent(transaction, 'video.expired', video, video.expiresAt ?? clock.now());
      return await dropVideoAssets(transaction, engine, video);
    });
    await removeAssets(engine, released);
  }
  return rows.length;
}
