/** Videos in the form of OpenAI's API, as new-api's own structure has them: by the name of the task. */
import { formatSize, hasContent } from '../../core/index.ts';
import type { DialectReply, EncodeContext, Video, VideoPage } from '../../core/index.ts';
import { encodeFailure, encodePage, unixSeconds, videoReply } from '../videos-api/index.ts';

export function encodeVideo(video: Video, context: EncodeContext): DialectReply {
  return videoReply(video, videoObject(video, context));
}

export function encodeVideoPage(
  { videos, hasMore }: VideoPage,
  context: EncodeContext,
): DialectReply {
  return encodePage({ items: videos, hasMore }, (video) => videoObject(video, context));
}

/** What does not apply is left out: a member that is undefined here does not get into the JSON. */
function videoObject(video: Video, context: EncodeContext): Record<string, unknown> {
  return {
    id: video.alias,
    task_id: video.alias,
    object: 'video',
    model: video.model,
    status: video.status === 'cancelled' ? 'failed' : video.status,
    progress: video.progressPercent,
    created_at: unixSeconds(video.createdAt),
    completed_at: unixSeconds(video.completedAt) ?? undefined,
    expires_at: unixSeconds(video.expiresAt) ?? undefined,
    seconds: String(video.durationSeconds),
    size: formatSize(video),
    remixed_from_video_id: video.sourceAlias ?? undefined,
    error: encodeFailure(video) ?? undefined,
    metadata: hasContent(video, context.now) ? { url: context.contentUrl(video) } : undefined,
  };
}
