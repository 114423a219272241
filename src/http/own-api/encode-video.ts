/** A video with all that is known of it. */
import { formatSize, hasContent, money, pricing } from '../../core/index.ts';
import type { ContentVariant, Video } from '../../core/index.ts';
import { systemClock } from '../../lib/clock.ts';

/** Null where there is no such picture of it. */
export type LinkTo = (video: Video, variant: ContentVariant) => string | null;

export function encodeVideo(video: Video, linkTo: LinkTo): Record<string, unknown> {
  const isThere = hasContent(video, systemClock.now());
  return {
    object: 'video',
    id: video.id,
    alias: video.alias,
    operation: video.operation,
    source_video_id: video.sourceVideoId,
    status: video.status,
    expired: video.status === 'completed' && !isThere,
    progress: video.progressPercent,
    model: video.model,
    served_by: video.providerId,
    prompt: video.prompt,
    size: formatSize(video),
    seconds: video.durationSeconds,
    size_bytes: video.resultSizeBytes,
    created_at: unixSeconds(video.createdAt),
    completed_at: optionalSeconds(video.completedAt),
    expires_at: optionalSeconds(video.expiresAt),
    error: video.failure,
    cost: encodeCost(video),
    understanding: encodeUnderstanding(video),
    links: {
      video: isThere ? linkTo(video, 'video') : null,
      thumbnail: isThere ? linkTo(video, 'thumbnail') : null,
      spritesheet: isThere ? linkTo(video, 'spritesheet') : null,
    },
  };
}

function encodeCost(video: Video): Record<string, unknown> | null {
  const cost = pricing.costOf(video);
  if (cost === null) return null;
  return {
    amount_micros: cost.amountMicros,
    amount: money.formatDecimalMicros(cost.amountMicros),
    currency: 'usd',
    state: cost.state,
  };
}

function encodeUnderstanding({ understanding }: Video): Record<string, unknown> | null {
  if (understanding === null) return null;
  const { matched, unknown, notDrawn, confidence } = understanding;
  return { matched, unknown, not_drawn: notDrawn, confidence };
}

function unixSeconds(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}

function optionalSeconds(time: Date | null): number | null {
  return time === null ? null : unixSeconds(time);
}
