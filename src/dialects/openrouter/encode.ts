/** Jobs as OpenRouter's OpenAPI document has them; keys without a value are left out. */
import { ERROR_CATALOGUE, hasContent, isTerminal, money } from '../../core/index.ts';
import type { DialectReply, EncodeContext, Video } from '../../core/index.ts';
import { videoReply } from '../videos-api/index.ts';

export function encodeSubmitted(video: Video, context: EncodeContext): DialectReply {
  return videoReply(video, jobObject(video, context), 202);
}

export function encodeJob(video: Video, context: EncodeContext): DialectReply {
  return videoReply(video, jobObject(video, context));
}

function jobObject(video: Video, context: EncodeContext): Record<string, unknown> {
  const status = encodeStatus(video, context.now);
  const error = encodeFailure(video, status);
  return {
    id: video.id,
    polling_url: `/api/v1/videos/${video.id}`,
    status,
    ...(isTerminal(video.status) && { generation_id: video.alias }),
    ...(status === 'completed' && encodeResult(video, context)),
    ...(error !== null && { error }),
  };
}

function encodeStatus(video: Video, now: Date): string {
  if (video.status === 'queued') return 'pending';
  const hasExpired = video.status === 'completed' && !hasContent(video, now);
  return hasExpired ? 'expired' : video.status;
}

/** The same link twice: it needs no key, and does not mind one. */
function encodeResult(video: Video, context: EncodeContext): Record<string, unknown> {
  const url = context.contentUrl(video);
  return { unsigned_urls: [url], urls: [url], usage: { cost: costOf(video), is_byok: false } };
}

/** In US dollars; null for a video from before there was money. */
function costOf({ chargedMicros }: Video): number | null {
  return chargedMicros === null ? null : money.inDollars(chargedMicros);
}

function encodeFailure(video: Video, status: string): string | null {
  if (status === 'expired') return ERROR_CATALOGUE.video_expired.publicText;
  return video.failure?.message ?? null;
}
