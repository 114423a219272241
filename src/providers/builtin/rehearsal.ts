/** Holds a finished video back, or fails it half-way, for programs that want to see that happen. */
import { ProviderFailure, type PollResult } from '../../core/index.ts';
import type { BuiltinOperation } from './operation.ts';

/** How long a video that is to fail seems to be in the making, unless its pace says otherwise. */
const FAILING_SECONDS = 4;
const POLL_AFTER_MS = 250;

type Rehearsed = Pick<BuiltinOperation, 'paceSeconds' | 'failAtPercent'>;

/**
 * What is told instead of the truth, given how long the video has been in the making; null when the
 * truth is to be told. A pace only ever slows down. Polls come when they come: a video fails only
 * once one of them has told of the very percent at which it does.
 */
export function rehearse(
  { paceSeconds, failAtPercent }: Rehearsed,
  elapsedSeconds: number,
  toldPercent: number | null,
): PollResult | null {
  if (paceSeconds === null && failAtPercent === null) return null;
  const percent = (100 * elapsedSeconds) / (paceSeconds ?? FAILING_SECONDS);
  if (failAtPercent !== null && toldPercent !== null && toldPercent >= failAtPercent) {
    const publicText = `The video failed at ${failAtPercent} %, as its prompt told the built-in renderer to do.`;
    return { state: 'failed', failure: new ProviderFailure('rejected', { publicText }) };
  }
  if (failAtPercent === null && percent >= 100) return null;
  const progressPercent = Math.min(percent, failAtPercent ?? 100);
  return { state: 'pending', pollAfterMs: POLL_AFTER_MS, progressPercent };
}
