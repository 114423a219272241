/** Results in the shapes of ezmodel's pages: every key of a video is always there. */
import { formatSize } from '../../core/index.ts';
import type { DialectReply, Video, VideoPage } from '../../core/index.ts';
import { encodeFailure, encodePage, unixSeconds, videoReply } from '../videos-api/index.ts';

export function encodeVideo(video: Video): DialectReply {
  return videoReply(video, videoObject(video));
}

export function encodeVideoPage({ videos, hasMore }: VideoPage): DialectReply {
  return encodePage({ items: videos, hasMore }, videoObject);
}

/** Its five status words are ours; its sample has no `prompt`. */
function videoObject(video: Video): Record<string, unknown> {
  return {
    id: video.id,
    object: 'video',
    model: video.model,
    status: video.status,
    progress: video.progressPercent,
    created_at: unixSeconds(video.createdAt),
    completed_at: unixSeconds(video.completedAt),
    expires_at: unixSeconds(video.expiresAt),
    seconds: String(video.durationSeconds),
    size: formatSize(video),
    remixed_from_video_id: video.sourceVideoId,
    error: encodeFailure(video),
  };
}
