/** Lists a project's videos, page by page. */
import { RepriseError } from '../core/index.ts';
import type { ListCommand, Principal, VideoPage } from '../core/index.ts';
import type { EngineParts } from './engine.ts';
import { findVideos, listStoredVideos, type StoredVideo } from './video-store.ts';

export async function listVideos(
  engine: EngineParts,
  principal: Principal,
  { after, limit, order, statuses, sourceVideoId }: ListCommand,
): Promise<VideoPage> {
  const { database } = engine;
  const { projectId } = principal;
  const cursor = after === null ? null : await findCursor(engine, principal, after);
  // One more than asked for tells whether there is another page.
  const page = { after: cursor, limit: limit + 1, order };
  const query = { projectId, ...page, statuses, sourceVideoId };
  const videos = await listStoredVideos(database, query);
  return { videos: videos.slice(0, limit), hasMore: limit > 0 && videos.length > limit };
}

/** A video that was deleted meanwhile still marks its place. */
async function findCursor(
  { database }: EngineParts,
  principal: Principal,
  after: string,
): Promise<StoredVideo> {
  const video = (await findVideos(database, [after])).get(after);
  if (video?.projectId === principal.projectId) return video;
  throw new RepriseError('invalid_parameter', {
    param: 'after',
    publicText: "'after' must be the id of one of your videos, the last of the page before.",
  });
}
