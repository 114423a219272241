/** Back and forth, never twice the same and never further than there is. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bounceBack, bounceRuns } from './bounce.ts';

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

function firstOf(lengths: readonly number[], count: number): number[] {
  const places = bounceRuns(lengths);
  return Array.from({ length: count }, () => places.next().value);
}

test('pictures that stand for several frames are shown as long as they were, at the turns too', () => {
  expect(firstOf([2, 1, 3], 12)).toEqual([1, 0, 0, 1, 2, 2, 2, 1, 0, 0, 1, 2]);
  expect(firstOf([], 2)).toEqual([0, 0]);
  expect(firstOf([4], 3)).toEqual([0, 0, 0]);
});

test('whatever the lengths, no picture is ever shown longer than in the clip, and none twice', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 30 });
  fc.assert(
    fc.property(lengths, (all) => {
      const shown = firstOf(all, 400);
      // What comes right before is the clip's last picture.
      let [current, times] = [all.length - 1, all.at(-1)!];
      for (const place of shown) {
        if (place === current) times += 1;
        else {
          expect(times).toBe(all[current]);
          expect(Math.abs(place - current)).toBe(1);
          [current, times] = [place, 1];
        }
        expect(times).toBeLessThanOrEqual(all[current]!);
      }
    }),
  );
});
