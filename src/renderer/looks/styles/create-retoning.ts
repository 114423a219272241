/** A style's rule for luma, worked out for every level and every mean of what surrounds it. */
import type { PlanarFrame, Stylist } from './planar-frame.ts';
import type { Surroundings } from './surroundings.ts';

const LEVELS = 256;

/** Replaces each level of a frame by `levelOf` it and the mean around it, from 0 to 255. */
export function createRetoning(
  { kernel, planes }: PlanarFrame,
  around: Surroundings,
  levelOf: (level: number, mean: number) => number,
): Stylist {
  const table = kernel.allocate(LEVELS * LEVELS);
  kernel.bytes().set(
    Uint8Array.from({ length: LEVELS * LEVELS }, (_, index) => levelOf(index & 255, index >> 8)),
    table,
  );
  return () => {
    around.measure();
    const { luma, stride } = planes;
    const { means, columns, rows } = around;
    kernel.retone(luma, stride, means, around.stride, columns, rows, table);
  };
}
