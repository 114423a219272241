/** What happened to a video, in the shape of OpenAI's webhook events. */
import { money, type Cost, type EncodedEvent, type VideoEvent } from '../../core/index.ts';
import { unixSeconds } from '../videos-api/index.ts';

/**
 * OpenAI has `video.completed` and `video.failed`; the other types are ours, in its manner, as is
 * the cost.
 */
export function encodeEvent({ id, type, createdAt, videoId, cost }: VideoEvent): EncodedEvent {
  return {
    id,
    object: 'event',
    created_at: unixSeconds(createdAt),
    type,
    data: { id: videoId, ...(cost === null ? {} : { cost: encodeCost(cost) }) },
  };
}

function encodeCost({ amountMicros, state }: Cost) {
  return {
    amount_micros: amountMicros,
    amount: money.formatDecimalMicros(amountMicros),
    currency: 'usd',
    state,
  };
}
