/** Random text has the promised form and favours no letter. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawBytes, randomBase62, randomFraction, randomHex, randomId } from './random.ts';

it('gives exactly the length that is asked for', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), (length) => {
      expect(randomBase62(length)).toMatch(new RegExp(`^[0-9A-Za-z]{${length}}$`));
      expect(randomHex(length)).toMatch(new RegExp(`^[0-9a-f]{${2 * length}}$`));
    }),
  );
});

it('draws each of the 62 letters equally often', () => {
  const sampleSize = 620_000;
  const counts = new Map<string, number>();
  for (const letter of randomBase62(sampleSize)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  expect(counts.size).toBe(62);
  const expected = sampleSize / 62;
  const chiSquare = [...counts.values()].reduce(
    (sum, count) => sum + (count - expected) ** 2 / expected,
    0,
  );
  // 61 degrees of freedom: a fair draw exceeds 140 once in ten million runs; taking the remainder
  // of a whole byte would favour eight letters by a quarter and give about 10,000.
  expect(chiSquare).toBeLessThan(140);
});

it('gives fractions from 0 up to, not including, 1', () => {
  const fractions = Array.from({ length: 10_000 }, randomFraction);
  expect(Math.min(...fractions)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...fractions)).toBeLessThan(1);
  expect(new Set(fractions).size).toBeGreaterThan(9000);
});

it('never gives the same id twice', () => {
  expect(new Set(Array.from({ length: 1000 }, randomId)).size).toBe(1000);
});

it('gives no byte twice, however many are drawn', () => {
  const sizes = [1, 7, 24, 16, 1000, 24, 1024, 3, 2000, 24];
  const asked = Array.from({ length: 50 }, () => sizes).flat();
  const draws = asked.map((size) => drawBytes(size));
  expect(draws.map(({ length }) => length)).toEqual(asked);
  const long = draws.filter(({ length }) => length >= 16).map((bytes) => bytes.toString('hex'));
  expect(new Set(long).size).toBe(long.length);
});
