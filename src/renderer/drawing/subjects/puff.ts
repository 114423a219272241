/** Soft balls of smoke and steam, pressed onto the frame one by one. */

import type { Kernel } from '../../compositor/load-kernel.ts';
import { createStamp, type Stamp } from '../../compositor/stamp.ts';

export const PUFF_COLUMNS = 48;

export function createPuff(kernel: Kernel): Stamp {
  const middle = (PUFF_COLUMNS - 1) / 2;
  return createStamp(kernel, PUFF_COLUMNS, PUFF_COLUMNS, (x, y) => {
    const q = ((x - middle) ** 2 + (y - middle) ** 2) / (PUFF_COLUMNS / 2) ** 2;
    return q >= 1 ? 0 : (1 - q) ** 1.4;
  });
}

/** A number from 0 to 1 that looks random and is always the same for the same count. */
export function scatterOf(count: number): number {
  const value = Math.sin(count * 127.1 + 11.7) * 43758.5453;
  return value - Math.floor(value);
}
