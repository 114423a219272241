/** Seeded streams repeat, differ by name and seed, and are even. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, streamSeed } from './random.ts';

const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });

function first(count: number, ofSeed: number, stream: string): number[] {
  const random = createRandom(ofSeed, stream);
  return Array.from({ length: count }, () => random());
}

describe('createRandom', () => {
  it('repeats itself for the same seed and stream', () => {
    fc.assert(
      fc.property(seed, fc.string(), (value, stream) => {
        expect(first(5, value, stream)).toEqual(first(5, value, stream));
      }),
    );
  });

  it('gives each stream its own numbers', () => {
    fc.assert(
      fc.property(seed, (value) => {
        expect(first(3, value, 'stars')).not.toEqual(first(3, value, 'rain'));
        expect(streamSeed(value, 'stars')).not.toBe(streamSeed((value + 1) >>> 0, 'stars'));
      }),
    );
  });

  it('spreads evenly between 0 and 1', () => {
    const values = first(20_000, 11, 'even');
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.01);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
  });

  it('keeps its numbers from release to release, as stored scenes are drawn again', () => {
    expect(first(3, 1, 'stars').map((value) => Math.round(value * 1e6))).toEqual([
      303149, 452682, 908402,
    ]);
  });
});
