/** Replaces every colour of a frame by another one, by a table in the kernel's memory. */

import type { FramePlanes } from '../compositor/frame-planes.ts';
import type { Kernel } from '../compositor/load-kernel.ts';

/** Table entries lie this far apart in 8-bit values; the kernel dithers what lies between. */
export const MAP_STEP = 4;
/** Entries for 0, 4, … 256. */
export const MAP_ENTRIES = 65;
const LEVELS = 256;

/** What becomes of all colours with one pair of U and V. */
export interface MapCell {
  /** By luma. */
  readonly luma: Uint8Array;
  /** By luma entry. */
  readonly chromaU: Uint8Array;
  readonly chromaV: Uint8Array;
}

/** Is asked for each pair of entries that a frame shows, once: a clip has a fraction of all hues. */
export type CellMaker = (entryU: number, entryV: number) => MapCell;

export interface ColourMap {
  /** Changes the planes in place; width and height, of luma, are even. */
  apply(planes: FramePlanes, width: number, height: number): void;
}

export function createColourMap(kernel: Kernel, makeCell: CellMaker): ColourMap {
  const cells = MAP_ENTRIES * MAP_ENTRIES;
  const filled = kernel.allocate(cells);
  const lumaTable = kernel.allocate(cells * LEVELS);
  const chromaTable = kernel.allocate(cells * MAP_ENTRIES * 2);

  function fill(cell: number): void {
    const made = makeCell(Math.floor(cell / MAP_ENTRIES), cell % MAP_ENTRIES);
    const bytes = kernel.bytes();
    bytes.set(made.luma, lumaTable + cell * LEVELS);
    const chroma = chromaTable + cell * MAP_ENTRIES * 2;
    for (let entryY = 0; entryY < MAP_ENTRIES; entryY++) {
      bytes[chroma + entryY * 2] = made.chromaU[entryY]!;
      bytes[chroma + entryY * 2 + 1] = made.chromaV[entryY]!;
    }
    bytes[filled + cell] = 1;
  }

  return {
    apply({ luma, chromaU, chromaV, stride, chromaStride }, width, height) {
      const [columns, rows] = [width / 2, height / 2];
      for (let block = 0; ;) {
        block = kernel.recolour(
          luma,
          chromaU,
          chromaV,
          stride,
          chromaStride,
          columns,
          rows,
          filled,
          lumaTable,
          chromaTable,
          block,
        );
        if (block === columns * rows) return;
        fill(missingCell(block));
      }

      function missingCell(block: number): number {
        const bytes = kernel.bytes();
        const [row, column] = [Math.floor(block / columns), block % columns];
        const at = row * chromaStride + column;
        return cellOf(bytes[chromaU + at]!, bytes[chromaV + at]!, row, column);
      }
    },
  };
}

/** The kernel's own thresholds; see `recolour` in kernel/recolour.wasm.ts. */
const DITHER_U = [0, 2, 3, 1];
const DITHER_V = [2, 0, 1, 3];

function cellOf(u: number, v: number, row: number, column: number): number {
  const place = ((row & 1) << 1) | (column & 1);
  return ((u + DITHER_U[place]!) >> 2) * MAP_ENTRIES + ((v + DITHER_V[place]!) >> 2);
}
