/** Finds a video for a caller; another project's video does not exist for it. */
import { hasContent, RepriseError } from '../core/index.ts';
import type { Principal } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import type { EngineParts } from './engine.ts';
import { findVideos, lockVideo, type StoredVideo } from './video-store.ts';

/** Throws `video_not_found`. `param` names the field the id came in, if it was not the path. */
export async function findOwnVideo(
  database: Queryable,
  principal: Principal,
  name: string,
  param?: string,
): Promise<StoredVideo> {
  const video = (await findVideos(database, [name])).get(name);
  return requireOwn(video, principal, name, param);
}

export function requireOwn(
  video: StoredVideo | undefined,
  principal: Principal,
  name: string,
  param?: string,
): StoredVideo {
  if (video?.projectId === principal.projectId && video.deletedAt === null) return video;
  const shownName = name.length > 100 ? `${name.slice(0, 100)}…` : name;
  throw new RepriseError('video_not_found', {
    publicText: `No video with the id '${shownName}'.`,
    ...(param === undefined ? {} : { param }),
  });
}

/** A completed video with its bytes. */
export interface SourceVideo extends StoredVideo {
  readonly resultAssetId: string;
}

/**
 * A completed video that is still there, held so until the transaction ends, so that it cannot be
 * deleted or expire while something is derived from it. `param` names the field its id came in.
 */
export async function lockSource(
  transaction: Queryable,
  engine: EngineParts,
  principal: Principal,
  name: string,
  param: string,
): Promise<SourceVideo> {
  const found = await findOwnVideo(transaction, principal, name, param);
  const video = await lockVideo(transaction, found.id);
  requireOwn(video, principal, name, param);
  return { ...video, resultAssetId: requireContent(video, engine.clock.now(), param) };
}

/** Throws `video_not_completed` or `video_expired`; gives the id of the result's bytes. */
export function requireContent(video: StoredVideo, now: Date, param?: string): string {
  const named = param === undefined ? {} : { param };
  if (video.status !== 'completed') {
    throw new RepriseError('video_not_completed', {
      ...named,
      model: video.model,
      publicText: `The video is not completed, its status is '${video.status}'.`,
    });
  }
  if (!hasContent(video, now) || video.resultAssetId === null) {
    throw new RepriseError('video_expired', named);
  }
  return video.resultAssetId;
}
