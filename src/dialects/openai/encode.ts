/** Results in the shapes of OpenAI's Videos API: every key of a video is always there. */
import { formatSize } from '../../core/index.ts';
import type { DialectReply, Video, VideoPage } from '../../core/index.ts';
import { encodeFailure, encodePage, unixSeconds, videoReply } from '../videos-api/index.ts';

/** The four words OpenAI has; the SDKs stop or spin on any other. */
type OpenAiStatus = 'queued' | 'in_progress' | 'completed' | 'failed';

export function encodeVideo(video: Video): DialectReply {
  return videoReply(video, videoObject(video));
}

export function encodeVideoPage(page: VideoPage): DialectReply {
  return encodePage(page, videoObject);
}

function videoObject(video: Video): Record<string, unknown> {
  return {
    id: video.id,
    object: 'video',
    model: video.model,
    status: encodeStatus(video),
    progress: video.progressPercent,
    created_at: unixSeconds(video.createdAt),
    completed_at: unixSeconds(video.completedAt),
    expires_at: unixSeconds(video.expiresAt),
    prompt: video.prompt,
    size: formatSize(video),
    seconds: String(video.durationSeconds),
    remixed_from_video_id: video.sourceVideoId,
    error: encodeFailure(video),
  };
}

function encodeStatus(video: Video): OpenAiStatus {
  return video.status === 'cancelled' ? 'failed' : video.status;
}
