/** Seeded random numbers: the same seed and stream name give the same numbers everywhere. */

/** Numbers from 0 up to, but not including, 1. */
export type Random = () => number;

/** A 32-bit seed of its own for each named stream of a scene (FNV-1a over seed and name). */
export function streamSeed(seed: number, stream: string): number {
  let hash = Math.imul(seed ^ 0x811c9dc5, 0x01000193);
  for (let index = 0; index < stream.length; index++) {
    hash = Math.imul(hash ^ stream.charCodeAt(index), 0x01000193);
  }
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Mulberry32. */
export function createRandom(seed: number, stream: string): Random {
  let state = streamSeed(seed, stream);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
