/** The rows that show something are found whatever pixel of them does, and kept in pairs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findShownRows } from './shown-rows.ts';

const WIDTH = 6;
const HEIGHT = 12;

describe('findShownRows', () => {
  it('finds none in an empty picture', () => {
    const data = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
    const { first, end } = findShownRows({ width: WIDTH, height: HEIGHT, data });
    expect(end - first).toBe(0);
  });

  it('takes all rows with a pixel, and at most one empty row at either end', () => {
    const pixel = fc.record({
      x: fc.nat(WIDTH - 1),
      y: fc.nat(HEIGHT - 1),
      part: fc.nat(3),
    });
    fc.assert(
      fc.property(fc.array(pixel, { minLength: 1 }), (pixels) => {
        const data = new Uint8Array(WIDTH * HEIGHT * 4);
        for (const { x, y, part } of pixels) data[(y * WIDTH + x) * 4 + part] = 1;
        const { first, end } = findShownRows({ width: WIDTH, height: HEIGHT, data });
        const rows = pixels.map(({ y }) => y);
        expect(first).toBe(2 * Math.floor(Math.min(...rows) / 2));
        expect(end).toBe(2 * Math.floor(Math.max(...rows) / 2) + 2);
      }),
    );
  });
});
