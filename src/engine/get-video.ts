/** Answers how a video stands; the lookups of one moment share one query. */
import type { GetCommand, Principal } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import { coalesce } from '../lib/coalesce.ts';
import { requireOwn } from './find-video.ts';
import { findVideos, type StoredVideo } from './video-store.ts';

export type GetVideo = (
  principal: Principal,
  command: Pick<GetCommand, 'videoId'>,
) => Promise<StoredVideo>;

export function createGetVideo(database: Queryable): GetVideo {
  const load = coalesce((names) => findVideos(database, names));
  return async (principal, command) =>
    requireOwn(await load(command.videoId), principal, command.videoId);
}
