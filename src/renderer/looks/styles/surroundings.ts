/** How bright the surroundings of each place are: what outlines and washes are found with. */
import { createBoxMean } from './box-mean.ts';
import type { PlanarFrame } from './planar-frame.ts';

export interface Surroundings {
  /** At half size, rows of `columns`. */
  readonly means: Uint8Array;
  readonly columns: number;
  measure(frame: PlanarFrame): void;
}

/** Means over about `reach` pixels to each side. */
export function createSurroundings(width: number, height: number, reach: number): Surroundings {
  const columns = width >> 1;
  const rows = height >> 1;
  const means = new Uint8Array(columns * rows);
  const average = createBoxMean(columns, rows, Math.max(1, Math.round(reach / 4)));
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
      average(means);
    },
  };
}
