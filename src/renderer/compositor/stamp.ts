/** A small mask in the kernel's memory, pressed onto frames in any colour. */

import type { Kernel } from './load-kernel.ts';

export interface Stamp {
  readonly address: number;
  /** Both counts include a border of one empty pixel all around. */
  readonly columns: number;
  readonly rows: number;
}

/** `coverage` is asked for each pixel's cover, 0 to 1; the border is added around them. */
export function createStamp(
  kernel: Kernel,
  columns: number,
  rows: number,
  coverage: (x: number, y: number) => number,
): Stamp {
  const stampColumns = columns + 2;
  const address = kernel.allocate(stampColumns * (rows + 2));
  const bytes = kernel.bytes();
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const cover = Math.max(0, Math.min(1, coverage(x, y)));
      bytes[address + (y + 1) * stampColumns + x + 1] = Math.round(cover * 255);
    }
  }
  return { address, columns: stampColumns, rows: rows + 2 };
}
