/** The slopes of a patch of water that repeats both ways, from a few dozen waves. */

import { createRandom } from '../random.ts';

export const WAVE_MAP_SIZE = 256;

/** Pairs of slope (across, towards the viewer) for each cell of a square map; about -1 to 1. */
export function createWaveMap(seed: number): Float32Array {
  const size = WAVE_MAP_SIZE;
  const random = createRandom(seed, 'waves');
  const slopes = new Float32Array(size * size * 2);
  for (let wave = 0; wave < 34; wave++) {
    const length = 3 + Math.floor(26 * random() ** 1.3);
    const angle = (random() - 0.5) * 2.3;
    const across = Math.round(length * Math.sin(angle));
    const along = Math.round(length * Math.cos(angle)) || 1;
    const phase = random() * 2 * Math.PI;
    const strength = 0.9 / length ** 0.55;
    const total = Math.hypot(across, along);
    const cosines = Float64Array.from({ length: size }, (_, index) =>
      Math.cos((2 * Math.PI * index) / size + phase),
    );
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size; x++) {
        const slope = strength * cosines[(across * x + along * y) & (size - 1)]!;
        slopes[(y * size + x) * 2]! += (slope * across) / total;
        slopes[(y * size + x) * 2 + 1]! += (slope * along) / total;
      }
    }
  }
  return slopes;
}
