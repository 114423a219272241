/** Back and forth, never twice the same and never further than there is. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bounceBack } from './bounce.ts';

test('the first steps go back from the end, and turn at the farthest picture', () => {
  const steps = Array.from({ length: 9 }, (_, index) => bounceBack(index + 1, 3));
  expect(steps).toEqual([1, 2, 3, 2, 1, 0, 1, 2, 3]);
});

test('every step goes to a neighbour, the first one from the end itself', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: 0, max: 5_000 }),
      (reach, step) => {
        const [here, next] = [bounceBack(step, reach), bounceBack(step + 1, reach)];
        expect(Math.abs(here - next)).toBe(1);
        expect(here).toBeGreaterThanOrEqual(0);
        expect(here).toBeLessThanOrEqual(reach);
      },
    ),
  );
  expect(bounceBack(0, 7)).toBe(0);
});

test('a clip of one picture stays at it', () => {
  expect([1, 2, 3].map((step) => bounceBack(step, 0))).toEqual([0, 0, 0]);
});
