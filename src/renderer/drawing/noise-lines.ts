/** The noise of noise.ts for a whole line of places at once, to the same bit and in the kernel. */

import { type Kernel, loadKernel } from '../compositor/load-kernel.ts';
import { createNoiseTables } from './noise.ts';

/** Places across a line, and one row for all of them or a row for each. */
export type LinePlaces = readonly [xs: Float64Array, ys: Float64Array | number];

/** Each returns as many values as places; they are the caller's. */
export interface NoiseLines {
  fractal(places: LinePlaces, period: number, octaves: number, gain?: number): Float64Array;
  ridged(places: LinePlaces, period: number, octaves: number, gain?: number): Float64Array;
}

const TABLE_BYTES = 2048;
const PLACE_BYTES = 8;

interface Workshop {
  readonly kernel: Kernel;
  readonly table: number;
  readonly xs: number;
  readonly ys: number;
  readonly capacity: number;
}

/** One memory for all noise of this thread: it is used for a moment, again and again. */
let workshop: Workshop | undefined;

function workshopFor(count: number): Workshop {
  if (workshop !== undefined && workshop.capacity >= count) return workshop;
  const kernel = loadKernel();
  const table = kernel.allocate(TABLE_BYTES);
  const xs = kernel.allocate(count * PLACE_BYTES);
  const ys = kernel.allocate(count * PLACE_BYTES);
  workshop = { kernel, table, xs, ys, capacity: count };
  return workshop;
}

/** The same seed and stream give the same noise as {@link createNoise}. */
export function createNoiseLines(seed: number, stream: string): NoiseLines {
  const { shuffled, gradientX, gradientY } = createNoiseTables(seed, stream);
  const permutation = shuffled.subarray(0, 512);
  const gradients = Float64Array.from({ length: 2 * gradientX.length }, (_, index) =>
    index % 2 === 0 ? gradientX[index / 2]! : gradientY[(index - 1) / 2]!,
  );

  function run(
    name: 'fractalNoise' | 'ridgedNoise',
    [across, down]: LinePlaces,
    period: number,
    octaves: number,
    gain: number,
  ): Float64Array {
    const even = across.length + (across.length % 2);
    const { kernel, table, xs, ys } = workshopFor(even);
    const { buffer } = kernel.bytes();
    new Uint16Array(buffer, table).set(permutation);
    new Float64Array(buffer, table + permutation.byteLength).set(gradients);
    const results = new Float64Array(buffer, xs, across.length);
    results.set(across);
    const rows = new Float64Array(buffer, ys, across.length);
    if (typeof down === 'number') rows.fill(down);
    else rows.set(down);
    kernel[name](table, xs, ys, xs, even, period, octaves, gain);
    return results.slice();
  }

  return {
    fractal: (places, period, octaves, gain = 0.5) =>
      run('fractalNoise', places, period, octaves, gain),
    ridged: (places, period, octaves, gain = 0.5) =>
      run('ridgedNoise', places, period, octaves, gain),
  };
}
