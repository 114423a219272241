/** A style's rule for luma, worked out for every level and every mean of what surrounds it. */
import type { PlanarFrame, Stylist } from './planar-frame.ts';
import type { Surroundings } from './surroundings.ts';
import { tonePairs } from './tone-pairs.ts';

/** Replaces each level of a frame by `levelOf` it and the mean around it, kept to limited range. */
export function createRetoning(
  { kernel, planes }: PlanarFrame,
  around: Surroundings,
  levelOf: (level: number, mean: number) => number,
): Stylist {
  const table = kernel.allocate(256 * 256);
  kernel.bytes().set(tonePairs(levelOf), table);
  return () => {
    around.measure();
    const { luma, stride } = planes;
    const { means, columns, rows } = around;
    kernel.retone(luma, stride, means, around.stride, columns, rows, table);
  };
}
