/** How much of what a prompt says was taken up. */
import type { Match } from './understanding.ts';

/**
 * The share of different things taken up among all things said. Repeating a word changes nothing,
 * and a prompt that says nothing at all is not understood.
 */
export function measureConfidence(
  matched: readonly Match[],
  unknown: readonly string[],
  notDrawn: readonly string[],
): number {
  const takenUp = new Set(matched.map((match) => `${match.concept} ${match.value}`)).size;
  const leftOut = unknown.length + notDrawn.length;
  return takenUp === 0 ? 0 : takenUp / (takenUp + leftOut);
}
