/** A small mask in the kernel's memory, pressed onto frames in any colour. */

import type { Kernel } from './load-kernel.ts';

export interface Stamp {
  readonly address: number;
  readonly columns: number;
  readonly rows: number;
}

/** `coverage` is asked for each pixel's cover, 0 to 1. */
export function createStamp(
  kernel: Kernel,
  columns: number,
  rows: number,
  coverage: (x: number, y: number) => number,
): Stamp {
  const address = kernel.allocate(columns * rows);
  const bytes = kernel.bytes();
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const cover = Math.max(0, Math.min(1, coverage(x, y)));
      bytes[address + y * columns + x] = Math.round(cover * 255);
    }
  }
  return { address, columns, rows };
}
