/** A mean stays within what it is the mean of, and reaches as far as it says. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBoxMean } from './box-mean.ts';

const COLUMNS = 24;
const ROWS = 14;

function averaged(values: readonly number[], radius: number): Uint8Array {
  const plane = Uint8Array.from(values);
  createBoxMean(COLUMNS, ROWS, radius)(plane);
  return plane;
}

describe('the mean of a box', () => {
  it('is never darker than the darkest nor brighter than the brightest value', () => {
    const levels = fc.array(fc.integer({ min: 16, max: 235 }), {
      minLength: COLUMNS * ROWS,
      maxLength: COLUMNS * ROWS,
    });
    fc.assert(
      fc.property(levels, fc.integer({ min: 1, max: 9 }), (values, radius) => {
        const plane = averaged(values, radius);
        expect(Math.min(...plane)).toBeGreaterThanOrEqual(Math.min(...values));
        expect(Math.max(...plane)).toBeLessThanOrEqual(Math.max(...values));
      }),
    );
  });

  it('of one bright value reaches two boxes far, as far in each direction', () => {
    const values = Array.from({ length: COLUMNS * ROWS }, () => 16);
    values[7 * COLUMNS + 12] = 235;
    const plane = averaged(values, 2);
    const at = (x: number, y: number): number => plane[y * COLUMNS + x]!;
    expect(at(12, 7)).toBeGreaterThan(at(10, 7));
    expect(at(10, 7)).toBe(at(14, 7));
    expect(at(12, 5)).toBe(at(12, 9));
    expect(at(17, 7)).toBe(16);
    expect(at(12, 12)).toBe(16);
  });
});
