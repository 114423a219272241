/** What a video costs as it stands, for whoever is told of it. */
import type { Video } from '../video.ts';

export interface Cost {
  readonly amountMicros: number;
  /** `held` while it is made, then `charged`; `released` when it failed and cost nothing. */
  readonly state: 'held' | 'charged' | 'released';
}

/** Null for a video from before there was money. */
export function costOf({
  price,
  chargedMicros,
  status,
}: Pick<Video, 'price' | 'chargedMicros' | 'status'>): Cost | null {
  if (price === null) return null;
  if (chargedMicros === null) return { amountMicros: price.amountMicros, state: 'held' };
  const state = status === 'completed' ? 'charged' : 'released';
  return { amountMicros: chargedMicros, state };
}
