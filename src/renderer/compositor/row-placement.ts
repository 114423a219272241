/** Writes which source row and column each row of the frame takes from a layer. */

import type { Kernel } from './load-kernel.ts';
import type { Placement } from './placement.ts';
import type { PlanarLayer } from './planar-layer.ts';

const ONE = 65536;

/**
 * `half` is 1 for luma and 2 for chroma, whose pixels sit between the luma pixels they cover.
 * Returns the range of frame rows that show anything of the layer.
 */
export function writeRows(
  kernel: Kernel,
  table: number,
  layer: PlanarLayer,
  placement: Placement,
  endRow: number,
  half: 1 | 2,
): { first: number; end: number } {
  const { left, top, scale = 1, bend, isFlipped = false } = placement;
  const entries = new Int32Array(kernel.bytes().buffer, table, endRow * 4);
  const middle = (half - 1) / 2;
  const step = Math.round(ONE / scale);
  const direction = isFlipped ? -1 : 1;
  const lastRow = layer.rows / half - 1;
  const period = layer.period / half;
  let first = endRow;
  let end = 0;
  for (let row = 0; row < endRow; row++) {
    const frameRow = row * half + middle;
    const sourceY = ((direction * (frameRow - top)) / scale - middle) / half;
    const entry = row * 4;
    if (sourceY < 0 || sourceY > lastRow) {
      entries[entry + 3] = 0;
      continue;
    }
    let sourceX = ((middle - left - (bend?.(frameRow) ?? 0)) / scale - middle) / half;
    if (period > 0) sourceX -= Math.floor(sourceX / period) * period;
    entries[entry] = Math.round(sourceY * ONE);
    entries[entry + 1] = Math.round(sourceX * ONE);
    entries[entry + 2] = step;
    entries[entry + 3] = 1;
    first = Math.min(first, row);
    end = row + 1;
  }
  return { first, end };
}
