/** Code points are what a reader would count, not UTF-16 units. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { countCodePoints } from './code-points.ts';

it.each([
  ['', 0],
  ['abc', 3],
  ['海边', 2],
  ['🌊', 1],
  ['👩‍🚀', 3],
  ['\ud83c', 1],
  ['\udf0a', 1],
  ['\udf0a\ud83c', 2],
  ['\ud83c\ud83c\udf0a', 2],
  ['a\ud83c', 2],
])('counts %j as %i', (text, count) => {
  expect(countCodePoints(text)).toBe(count);
});

it('agrees with the string iterator for every string, halves of pairs included', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
      const text = String.fromCharCode(...units);
      expect(countCodePoints(text)).toBe([...text].length);
    }),
  );
});
