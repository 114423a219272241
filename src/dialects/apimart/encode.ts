/** Results in APIMart's envelope: `code` and `data`; keys without a value are left out. */
import { hasContent, money } from '../../core/index.ts';
import type { DialectReply, EncodeContext, Video, VideoStatus } from '../../core/index.ts';
import { errors, unixSeconds, videoReply } from '../videos-api/index.ts';
import { inCredits } from './encode-balance.ts';
import { errorType } from './errors.ts';

const STATUSES: Record<VideoStatus, string> = {
  queued: 'pending',
  in_progress: 'processing',
  completed: 'completed',
  failed: 'failed',
  cancelled: 'cancelled',
};

export function encodeSubmitted(video: Video): DialectReply {
  return envelope(video, [{ status: 'submitted', task_id: video.alias }]);
}

export function encodeTask(video: Video, context: EncodeContext): DialectReply {
  return envelope(video, {
    id: video.alias,
    status: STATUSES[video.status],
    progress: video.progressPercent,
    ...(video.status === 'completed' && { result: encodeResult(video, context) }),
    created: unixSeconds(video.createdAt),
    // Nobody knows before; the built-in renderer needs about as long as the video lasts.
    estimated_time: video.durationSeconds,
    ...encodeCompletion(video),
    ...encodeCost(video),
    ...(video.status === 'failed' && { error: encodeFailure(video) }),
  });
}

function envelope(video: Video, data: unknown): DialectReply {
  return videoReply(video, { code: 200, data });
}

function encodeResult(video: Video, context: EncodeContext): Record<string, unknown> {
  // A link that leads nowhere would be tried.
  const url = hasContent(video, context.now) ? [context.contentUrl(video)] : [];
  return { videos: [{ url, expires_at: unixSeconds(video.expiresAt) }] };
}

function encodeCompletion({ status, createdAt, completedAt }: Video): Record<string, number> {
  if (status !== 'completed' || completedAt === null) return {};
  const completed = unixSeconds(completedAt);
  return { completed, actual_time: completed - unixSeconds(createdAt) };
}

/** Known once it has ended. */
function encodeCost({ chargedMicros }: Video): Record<string, number> {
  if (chargedMicros === null) return {};
  return { cost: money.inDollars(chargedMicros), credits_cost: inCredits(chargedMicros) };
}

function encodeFailure({ failure }: Video): Record<string, unknown> {
  const code = failure?.code ?? 'generation_failed';
  const { status, publicText } = errors.entryOfFailure(code);
  return { code, message: failure?.message ?? publicText, type: errorType(status) };
}
