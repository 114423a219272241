/** How bright the surroundings of each place are: what outlines and washes are found with. */
import type { PlanarFrame } from './planar-frame.ts';

export interface Surroundings {
  /** At half size, rows of `columns`. */
  readonly means: Uint8Array;
  readonly columns: number;
  measure(frame: PlanarFrame): void;
}

/** Means over about `reach` pixels to each side; two passes of a box make them smooth. */
export function createSurroundings(width: number, height: number, reach: number): Surroundings {
  const columns = width >> 1;
  const rows = height >> 1;
  const radius = Math.max(1, Math.round(reach / 4));
  const means = new Uint8Array(columns * rows);
  const between = new Uint8Array(columns * rows);
  return {
    means,
    columns,
    measure({ luma, stride }) {
      for (let y = 0; y < rows; y++) {
        const from = 2 * y * stride;
        for (let x = 0; x < columns; x++) {
          const at = from + 2 * x;
          const sum = luma[at]! + luma[at + 1]! + luma[at + stride]! + luma[at + stride + 1]!;
          means[y * columns + x] = (sum + 2) >> 2;
        }
      }
      for (let pass = 0; pass < 2; pass++) {
        average(means, between, rows, columns, columns, 1, radius);
        average(between, means, columns, rows, 1, columns, radius);
      }
    },
  };
}

/** A running mean along each of `lines` lines; beyond an end its last value goes on. */
function average(
  source: Uint8Array,
  target: Uint8Array,
  lines: number,
  count: number,
  lineStep: number,
  step: number,
  radius: number,
): void {
  const share = 1 / (2 * radius + 1);
  for (let line = 0; line < lines; line++) {
    const start = line * lineStep;
    const last = start + (count - 1) * step;
    let sum = source[start]! * radius;
    for (let ahead = 0; ahead < radius; ahead++) {
      sum += source[Math.min(last, start + ahead * step)]!;
    }
    for (let place = 0; place < count; place++) {
      const at = start + place * step;
      sum += source[place + radius < count ? at + radius * step : last]!;
      target[at] = sum * share + 0.5;
      sum -= source[place < radius ? start : at - radius * step]!;
    }
  }
}
