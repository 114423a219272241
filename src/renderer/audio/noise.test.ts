import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { deriveSeed, driftingNoise, randomAt, whiteNoise } from './noise.ts';

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const positions = fc.integer({ min: -1_000_000, max: 6_000_000 });

test('white noise stays in its bounds', () => {
  fc.assert(
    fc.property(seeds, positions, (seed, position) => {
      const value = whiteNoise(seed, position);
      expect(value >= -1 && value < 1).toBe(true);
    }),
  );
});

test('drifting noise has no jumps', () => {
  fc.assert(
    fc.property(seeds, fc.double({ min: -100, max: 1_000, noNaN: true }), (seed, time) => {
      const step = driftingNoise(seed, time + 0.001) - driftingNoise(seed, time);
      expect(Math.abs(step)).toBeLessThan(0.01);
    }),
  );
});

test.each([0, 1, 7, 0xffffffff])('seed %i: balanced, and no sample foretells the next', (seed) => {
  const count = 100_000;
  let [sum, power, product] = [0, 0, 0];
  for (let position = 0; position < count; position++) {
    const value = whiteNoise(seed, position);
    sum += value;
    power += value * value;
    product += value * whiteNoise(seed, position + 1);
  }
  expect(Math.abs(sum / count)).toBeLessThan(0.01);
  expect(power / count).toBeCloseTo(1 / 3, 2);
  expect(Math.abs(product / power)).toBeLessThan(0.02);
});

test('derived seeds give unrelated noise', () => {
  let product = 0;
  for (let position = 0; position < 50_000; position++) {
    product += whiteNoise(deriveSeed(5, 1), position) * whiteNoise(deriveSeed(5, 2), position);
  }
  expect(Math.abs(product / 50_000)).toBeLessThan(0.01);
});

test('choices are spread evenly over neighbouring places', () => {
  const buckets = [0, 0, 0, 0];
  for (let position = 0; position < 4_000; position++) {
    const bucket = Math.floor(randomAt(3, position) * 4);
    buckets[bucket] = (buckets[bucket] ?? 0) + 1;
  }
  for (const count of buckets) expect(Math.abs(count - 1_000)).toBeLessThan(120);
});
