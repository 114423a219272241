/** Noise repeats sideways, is smooth and keeps within its range. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNoise, fractal, ridged } from './noise.ts';

const noise = createNoise(5, 'test');
const place = fc.double({ min: -50, max: 50, noNaN: true });
const period = fc.integer({ min: 2, max: 16 });

describe('noise', () => {
  it('repeats after its period, in all octaves', () => {
    fc.assert(
      fc.property(place, place, period, (x, y, cells) => {
        expect(noise(x + cells, y, cells)).toBeCloseTo(noise(x, y, cells), 6);
        expect(fractal(noise, x + cells, y, cells, 5)).toBeCloseTo(
          fractal(noise, x, y, cells, 5),
          5,
        );
        expect(ridged(noise, x + cells, y, cells, 5)).toBeCloseTo(ridged(noise, x, y, cells, 5), 5);
      }),
    );
  });

  it('has no jumps, not even where it starts again', () => {
    fc.assert(
      fc.property(place, place, period, (x, y, cells) => {
        expect(Math.abs(noise(x + 1e-4, y, cells) - noise(x, y, cells))).toBeLessThan(0.002);
      }),
    );
  });

  it('keeps within its range and uses most of it', () => {
    const values = Array.from({ length: 4000 }, (_, index) =>
      noise(index * 0.37, index * 0.11, 64),
    );
    expect(Math.max(...values)).toBeLessThanOrEqual(1.46);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(-1.46);
    expect(Math.max(...values) - Math.min(...values)).toBeGreaterThan(1.4);
    fc.assert(
      fc.property(place, place, (x, y) => {
        const crest = ridged(noise, x, y, 8, 6);
        expect(crest).toBeLessThanOrEqual(1);
        expect(crest).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
