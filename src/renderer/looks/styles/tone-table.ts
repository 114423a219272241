/** A curve over the 256 levels of a plane, kept to what a limited-range plane may hold. */

const LOWEST = 16;
const HIGHEST = 235;

export function toneTable(curve: (level: number) => number): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, level) => boundedLevel(curve(level)));
}

export function boundedLevel(level: number): number {
  // Rounded to the nearest, without the call that would also do so for what is negative.
  return ((level < LOWEST ? LOWEST : level > HIGHEST ? HIGHEST : level) + 0.5) | 0;
}
