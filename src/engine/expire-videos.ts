/** Removes the bytes of videos whose time is over; what is known of them stays. */
import { recordEvent } from '../webhooks/index.ts';
import { dropVideoAssets } from './drop-video-assets.ts';
import type { EngineParts } from './engine.ts';
import { removeAssets } from './release-assets.ts';
import { LIST_EXPIRED } from './video-statements.ts';
import { lockVideo } from './video-store.ts';

/** Those that one look finds; a gateway that was away for long has more. */
const AT_ONCE = 100;

/** Gives the number of videos that expired. One that cannot be ended does not keep the others. */
export async function expireVideos(engine: EngineParts): Promise<number> {
  const errors: unknown[] = [];
  let count = 0;
  for (;;) {
    const { rows } = await engine.database.query<{ id: string }>(LIST_EXPIRED, [
      engine.clock.now(),
      AT_ONCE,
      errors.length,
    ]);
    for (const { id } of rows) {
      await expireVideo(engine, id).catch((error: unknown) => errors.push(error));
    }
    count += rows.length;
    if (rows.length < AT_ONCE) break;
  }
  if (errors.length > 0) throw new AggregateError(errors, 'some videos could not be expired');
  return count;
}

async function expireVideo(engine: EngineParts, id: string): Promise<void> {
  const released = await engine.database.transaction(async (transaction) => {
    const video = await lockVideo(transaction, id);
    // Another process was faster.
    if (video.resultAssetId === null) return [];
    const expiredAt = video.expiresAt ?? engine.clock.now();
    await recordEvent(transaction, 'video.expired', video, expiredAt);
    return await dropVideoAssets(transaction, engine, video);
  });
  await removeAssets(engine, released);
}
