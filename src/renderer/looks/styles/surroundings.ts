/** How bright the surroundings of each place are: what outlines and washes are found with. */
import type { PlanarFrame } from './planar-frame.ts';

export interface Surroundings {
  /** Address of the means, at half size. */
  readonly means: number;
  readonly stride: number;
  readonly columns: number;
  readonly rows: number;
  measure(): void;
}

/** Means over about `reach` pixels to each side; two passes of a box make them smooth. */
export function createSurroundings(
  { width, height, kernel, planes }: PlanarFrame,
  reach: number,
): Surroundings {
  const columns = width >> 1;
  const rows = height >> 1;
  const stride = (columns + 15) & ~15;
  const radius = Math.max(1, Math.round(reach / 4));
  const means = kernel.allocate(stride * rows);
  const between = kernel.allocate(stride * rows);
  const line = kernel.allocate(stride + 2 * radius + 64);
  return {
    means,
    stride,
    columns,
    rows,
    measure() {
      const { luma, stride: lumaStride } = planes;
      kernel.surroundings(luma, lumaStride, columns, rows, radius, means, between, stride, line);
    },
  };
}
