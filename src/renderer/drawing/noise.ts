/** Gradient noise that repeats sideways, and the sums of it that land and clouds are made of. */

import { createRandom } from './random.ts';

/** About -1 to 1; repeats every `period` units of x, a whole number. */
export type Noise = (x: number, y: number, period: number) => number;

const SIZE = 512;
const GRADIENTS = 64;

/** What one kind of noise is made from. */
export interface NoiseTables {
  /** A permutation of 512 numbers, twice. */
  readonly shuffled: Uint16Array;
  readonly gradientX: Float64Array;
  readonly gradientY: Float64Array;
}

export function createNoiseTables(seed: number, stream: string): NoiseTables {
  const random = createRandom(seed, stream);
  const shuffled = new Uint16Array(SIZE * 2);
  for (let index = 0; index < SIZE; index++) shuffled[index] = index;
  for (let index = SIZE - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    const kept = shuffled[index]!;
    shuffled[index] = shuffled[other]!;
    shuffled[other] = kept;
  }
  shuffled.copyWithin(SIZE, 0, SIZE);
  const gradientX = new Float64Array(GRADIENTS);
  const gradientY = new Float64Array(GRADIENTS);
  for (let index = 0; index < GRADIENTS; index++) {
    gradientX[index] = Math.cos((index / GRADIENTS) * 2 * Math.PI);
    gradientY[index] = Math.sin((index / GRADIENTS) * 2 * Math.PI);
  }
  return { shuffled, gradientX, gradientY };
}

/** For single places; noise-lines.ts is faster for many. */
export function createNoise(seed: number, stream: string): Noise {
  const { shuffled, gradientX, gradientY } = createNoiseTables(seed, stream);
  return (x, y, period) => {
    const floorX = Math.floor(x);
    const floorY = Math.floor(y);
    const fx = x - floorX;
    const fy = y - floorY;
    const wrapped = floorX % period;
    const left = wrapped < 0 ? wrapped + period : wrapped;
    const right = left + 1 === period ? 0 : left + 1;
    const row = shuffled[floorY & (SIZE - 1)]!;
    const nextRow = shuffled[(floorY + 1) & (SIZE - 1)]!;
    const a = shuffled[((left & (SIZE - 1)) + row) & (SIZE - 1)]! & (GRADIENTS - 1);
    const b = shuffled[((right & (SIZE - 1)) + row) & (SIZE - 1)]! & (GRADIENTS - 1);
    const c = shuffled[((left & (SIZE - 1)) + nextRow) & (SIZE - 1)]! & (GRADIENTS - 1);
    const d = shuffled[((right & (SIZE - 1)) + nextRow) & (SIZE - 1)]! & (GRADIENTS - 1);
    const u = fx * fx * fx * (fx * (fx * 6 - 15) + 10);
    const v = fy * fy * fy * (fy * (fy * 6 - 15) + 10);
    const topLeft = gradientX[a]! * fx + gradientY[a]! * fy;
    const topRight = gradientX[b]! * (fx - 1) + gradientY[b]! * fy;
    const lowLeft = gradientX[c]! * fx + gradientY[c]! * (fy - 1);
    const lowRight = gradientX[d]! * (fx - 1) + gradientY[d]! * (fy - 1);
    const top = topLeft + (topRight - topLeft) * u;
    const low = lowLeft + (lowRight - lowLeft) * u;
    return 1.45 * (top + (low - top) * v);
  };
}

/** Octaves of noise, each at twice the frequency; about -1 to 1. */
export function fractal(
  noise: Noise,
  x: number,
  y: number,
  period: number,
  octaves: number,
  gain = 0.5,
): number {
  let sum = 0;
  let total = 0;
  let amplitude = 1;
  for (let octave = 0; octave < octaves; octave++) {
    sum += amplitude * noise(x, y + octave * 37.3, period);
    total += amplitude;
    amplitude *= gain;
    x *= 2;
    y *= 2;
    period *= 2;
  }
  return sum / total;
}

/** Sharp crests where the noise crosses zero; 0 to 1. Crests carry the finer ones. */
export function ridged(
  noise: Noise,
  x: number,
  y: number,
  period: number,
  octaves: number,
  gain = 0.5,
): number {
  let sum = 0;
  let total = 0;
  let amplitude = 1;
  let weight = 1;
  for (let octave = 0; octave < octaves; octave++) {
    const crest = 1 - Math.abs(noise(x, y + octave * 37.3, period));
    const value = crest * crest * weight;
    sum += amplitude * value;
    total += amplitude;
    weight = Math.min(1, value * 1.9);
    amplitude *= gain;
    x *= 2;
    y *= 2;
    period *= 2;
  }
  return sum / total;
}
