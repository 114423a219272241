/** What happened to a video, in the shape of OpenAI's webhook events. */
import type { EncodedEvent, VideoEvent } from '../../core/index.ts';
import { unixSeconds } from '../videos-api/index.ts';

/** OpenAI has `video.completed` and `video.failed`; the other types are ours, in its manner. */
export function encodeEvent({ id, type, createdAt, videoId }: VideoEvent): EncodedEvent {
  return {
    id,
    object: 'event',
    created_at: unixSeconds(createdAt),
    type,
    data: { id: videoId },
  };
}
