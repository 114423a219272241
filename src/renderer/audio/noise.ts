/** Randomness by position: the same place always sounds the same, whoever asks and in which order. */

/** White noise from -1 up to 1. */
export function whiteNoise(seed: number, position: number): number {
  return hash(seed, position) / 2 ** 31 - 1;
}

/** From 0 up to 1; for choices, such as when the next bird sings. */
export function randomAt(seed: number, position: number): number {
  return hash(seed, position) / 2 ** 32;
}

/** A curve between 0 and 1 that takes a new direction at every whole number of `time`. */
export function driftingNoise(seed: number, time: number): number {
  const step = Math.floor(time);
  const fraction = time - step;
  const from = randomAt(seed, step);
  return from + (randomAt(seed, step + 1) - from) * fraction * fraction * (3 - 2 * fraction);
}

/** An unrelated seed for each use, so that no two voices share their noise. */
export function deriveSeed(seed: number, use: number): number {
  return hash(seed ^ 0x5bd1e995, use);
}

function hash(seed: number, position: number): number {
  let mixed = Math.imul(position ^ seed, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15) ^ seed, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
