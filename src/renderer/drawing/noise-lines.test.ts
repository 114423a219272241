/** The kernel's lines of noise against the same noise place by place: equal to the last bit. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNoiseLines } from './noise-lines.ts';
import { createNoise, fractal, ridged } from './noise.ts';

const noise = createNoise(5, 'test');
const lines = createNoiseLines(5, 'test');
const place = fc.double({ min: -90, max: 90, noNaN: true });
const line = fc.array(fc.tuple(place, place), { minLength: 1, maxLength: 9 });
const period = fc.integer({ min: 2, max: 16 });
const octaves = fc.integer({ min: 1, max: 6 });
const gain = fc.constantFrom(0.5, 0.55, 0.6);

describe.each([
  ['fractal', fractal],
  ['ridged', ridged],
] as const)('a line of %s noise', (name, atOnePlace) => {
  it('is the noise of each of its places', () => {
    fc.assert(
      fc.property(line, period, octaves, gain, (places, cells, depth, share) => {
        const xs = Float64Array.from(places, ([x]) => x);
        const ys = Float64Array.from(places, ([, y]) => y);
        const values = lines[name]([xs, ys], cells, depth, share);
        expect([...values]).toEqual(
          places.map(([x, y]) => atOnePlace(noise, x, y, cells, depth, share)),
        );
      }),
    );
  });

  it('takes one row for all of it', () => {
    const xs = Float64Array.from({ length: 7 }, (_, index) => index * 0.31 - 1);
    const values = lines[name]([xs, 2.5], 4, 3);
    expect(values).toEqual(lines[name]([xs, new Float64Array(7).fill(2.5)], 4, 3));
  });
});

describe('lines of noise', () => {
  it('leave their places and earlier results as they were', () => {
    const xs = Float64Array.of(0.1, 0.2, 0.3);
    const first = lines.fractal([xs, 1], 4, 2);
    const kept = first.slice();
    lines.fractal([Float64Array.from({ length: 5000 }, (_, index) => index / 9), 4], 8, 2);
    lines.ridged([xs, 8], 4, 2);
    expect(first).toEqual(kept);
    expect(xs).toEqual(Float64Array.of(0.1, 0.2, 0.3));
  });

  it('differ from seed to seed and from stream to stream', () => {
    const xs = Float64Array.of(0.4, 1.7);
    const values = lines.fractal([xs, 0.3], 4, 2);
    expect(createNoiseLines(6, 'test').fractal([xs, 0.3], 4, 2)).not.toEqual(values);
    expect(createNoiseLines(5, 'other').fractal([xs, 0.3], 4, 2)).not.toEqual(values);
  });
});
