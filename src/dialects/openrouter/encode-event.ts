/**
 * The end of a job as OpenRouter tells a `callback_url`. Source: its guide "Get Video Results with
 * Webhooks"; of the fields that it calls optional, those that are known without a look at the video.
 */
import { money } from '../../core/index.ts';
import type { EncodedEvent, EventMessage, EventType, VideoEvent } from '../../core/index.ts';
import { hmacSha256 } from '../../lib/hmac.ts';

const STATUS_BY_TYPE: Partial<Readonly<Record<EventType, string>>> = {
  'video.completed': 'completed',
  'video.failed': 'failed',
  'video.cancelled': 'cancelled',
  'video.expired': 'expired',
};

/** Null for what OpenRouter does not tell. */
export function encodeEvent(event: VideoEvent, publicUrl: string | null): EncodedEvent | null {
  const { type, videoId, videoAlias, createdAt, cost } = event;
  const status = STATUS_BY_TYPE[type];
  if (status === undefined) return null;
  const hasResult = status === 'completed' && publicUrl !== null;
  return {
    type: `video.generation.${status}`,
    created_at: createdAt.toISOString(),
    data: {
      id: videoId,
      status,
      generation_id: videoAlias,
      // As with OpenRouter, it is to be fetched with a key.
      ...(hasResult && {
        unsigned_urls: [`${publicUrl}/api/v1/videos/${videoId}/content?index=0`],
      }),
      ...(cost?.state === 'charged' && {
        usage: { cost: money.inDollars(cost.amountMicros), is_byok: false },
      }),
    },
  };
}

/** The key is the secret's text as it stands; its receivers take the first `v1` that they find. */
export function signEvent({ event, body, secrets, sentAt }: EventMessage): Record<string, string> {
  const { data } = event;
  if (!event.type.startsWith('video.generation.') || !isJob(data)) return {};
  const timestamp = Math.floor(sentAt.getTime() / 1000);
  const signatures = secrets.map(
    (secret) => `v1=${hmacSha256(secret, `${timestamp},${body}`, 'hex')}`,
  );
  return {
    'x-openrouter-signature': [`t=${timestamp}`, ...signatures].join(','),
    'x-openrouter-idempotency-key': `${data.id}-${data.status}`,
  };
}

function isJob(data: unknown): data is { readonly id: string; readonly status: string } {
  return typeof data === 'object' && data !== null && 'id' in data && 'status' in data;
}
