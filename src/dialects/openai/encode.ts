/** Results in the shapes of OpenAI's Videos API: every key of a video is always there. */
import { formatSize, hasContent, isTerminal } from '../../core/index.ts';
import type { DialectReply, EncodeContext, Video, VideoPage } from '../../core/index.ts';
import { encodeFailure, encodePage, unixSeconds, videoReply } from '../videos-api/index.ts';
import { pollAfterMs } from './poll-after.ts';

/** The four words OpenAI has; the SDKs stop or spin on any other. */
type OpenAiStatus = 'queued' | 'in_progress' | 'completed' | 'failed';

const EXPIRED = {
  code: 'expired',
  message: 'The video was completed; the time for which its content was kept is over.',
};

export function encodeVideo(video: Video, { now }: Pick<EncodeContext, 'now'>): DialectReply {
  const reply = videoReply(video, videoObject(video, now));
  if (isTerminal(video.status)) return reply;
  const poll = { 'openai-poll-after-ms': String(pollAfterMs(video, now)) };
  return { ...reply, headers: { ...reply.headers, ...poll } };
}

export function encodeVideoPage(
  { videos, hasMore }: VideoPage,
  { now }: Pick<EncodeContext, 'now'>,
): DialectReply {
  return encodePage({ items: videos, hasMore }, (video) => videoObject(video, now));
}

function videoObject(video: Video, now: Date): Record<string, unknown> {
  const hasExpired = video.status === 'completed' && !hasContent(video, now);
  return {
    id: video.id,
    object: 'video',
    model: video.model,
    status: hasExpired ? 'failed' : encodeStatus(video),
    progress: video.progressPercent,
    created_at: unixSeconds(video.createdAt),
    completed_at: unixSeconds(video.completedAt),
    expires_at: unixSeconds(video.expiresAt),
    prompt: video.prompt,
    size: formatSize(video),
    seconds: String(video.durationSeconds),
    remixed_from_video_id: video.sourceVideoId,
    error: hasExpired ? EXPIRED : encodeFailure(video),
  };
}

function encodeStatus(video: Video): OpenAiStatus {
  return video.status === 'cancelled' ? 'failed' : video.status;
}
