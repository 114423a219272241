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
        averageAcross(means, between, rows, columns, radius);
        averageDown(between, means, rows, columns, radius);
      }
    },
  };
}

/** A running mean along each row; beyond an end its last value goes on. */
function averageAcross(
  source: Uint8Array,
  target: Uint8Array,
  rows: number,
  columns: number,
  radius: number,
): void {
  const share = 1 / (2 * radius + 1);
  for (let row = 0; row < rows; row++) {
    const start = row * columns;
    const last = start + columns - 1;
    let sum = source[start]! * radius;
    for (let ahead = 0; ahead < radius; ahead++) sum += source[Math.min(last, start + ahead)]!;
    for (let column = 0; column < columns; column++) {
      const at = start + column;
      sum += source[column + radius < columns ? at + radius : last]!;
      target[at] = sum * share + 0.5;
      sum -= source[column < radius ? start : at - radius]!;
    }
  }
}

/** The same along each column, all of them side by side, as memory likes it. */
function averageDown(
  source: Uint8Array,
  target: Uint8Array,
  rows: number,
  columns: number,
  radius: number,
): void {
  const share = 1 / (2 * radius + 1);
  const sums = new Int32Array(columns);
  const startOf = (row: number): number => Math.max(0, Math.min(rows - 1, row)) * columns;
  const add = (row: number, times: number): void => {
    const start = startOf(row);
    for (let column = 0; column < columns; column++)
      sums[column]! += times * source[start + column]!;
  };
  add(0, radius);
  for (let ahead = 0; ahead < radius; ahead++) add(ahead, 1);
  for (let row = 0; row < rows; row++) {
    add(row + radius, 1);
    const start = row * columns;
    for (let column = 0; column < columns; column++) {
      target[start + column] = sums[column]! * share + 0.5;
    }
    add(row - radius, -1);
  }
}
