/** Lets a caller follow what happens to a video, or to all of its project's. */
import { isTerminal } from '../core/index.ts';
import type { FollowCommand, Principal, Video } from '../core/index.ts';
import type { Follower, Following, Progress } from '../webhooks/index.ts';
import type { EngineParts } from './engine.ts';
import { findOwnVideo } from './find-video.ts';

export interface FollowedEvents extends Following {
  /** As it was just before; null for a whole project. */
  readonly video: Video | null;
}

/** Throws `video_not_found`. */
export async function followEvents(
  { database, news }: EngineParts,
  principal: Principal,
  { videoId, lastEventId }: FollowCommand,
  follower: Follower,
): Promise<FollowedEvents> {
  const { projectId } = principal;
  const video = videoId === null ? null : await findOwnVideo(database, principal, videoId);
  const topic = { projectId, videoId: video?.id ?? null };
  if (video === null) {
    return { ...(await news.follow(topic, lastEventId, follower)), video };
  }
  let percentTold = 0;
  const progress = (told: Progress): void => {
    if (told.percent <= percentTold) return;
    percentTold = told.percent;
    follower.progress(told);
  };
  const following = await news.follow(topic, lastEventId, { ...follower, progress });
  async function catchUp(of: Video): Promise<void> {
    await following.caughtUp;
    // Progress is not kept with the events; who comes late hears at least the latest.
    if (isTerminal(of.status)) return;
    progress({ projectId, videoId: of.id, percent: of.progressPercent });
  }
  return { ...following, caughtUp: catchUp(video), video };
}
