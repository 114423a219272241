/** What becomes of each level beside each brightness of its surroundings, looked up by both at once. */
import { boundedLevel } from './tone-table.ts';

/** Indexed by the mean of the surroundings times 256, plus the level. */
export type TonePairs = Uint8Array;

export function tonePairs(toneOf: (level: number, mean: number) => number): TonePairs {
  const pairs = new Uint8Array(256 * 256);
  for (let mean = 0; mean < 256; mean++) {
    for (let level = 0; level < 256; level++) {
      pairs[mean * 256 + level] = boundedLevel(toneOf(level, mean));
    }
  }
  return pairs;
}
