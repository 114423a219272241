/** Paws do not slide, bones keep their length and the body stays up. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAT_GAIT, DOG_GAIT, type Leg, stanceAt } from './four-legged-gait.ts';
import type { Point } from './taper.ts';

const distance = fc.double({ min: 0, max: 40, noNaN: true });
const vigour = fc.double({ min: 0, max: 1, noNaN: true });

function length(from: Point, to: Point): number {
  return Math.hypot(to.x - from.x, to.y - from.y);
}

describe.each([
  ['cat', CAT_GAIT],
  ['dog', DOG_GAIT],
])('the stance of a %s', (_, gait) => {
  function legsAt(place: number, strength: number): Leg[] {
    const { nearHind, nearFront, farHind, farFront } = stanceAt(gait, place, strength);
    return [nearHind, nearFront, farHind, farFront];
  }

  it('never lifts more than two paws', () => {
    fc.assert(
      fc.property(distance, (place) => {
        const standing = legsAt(place, 1).filter(([, , , paw]) => paw.y === 0).length;
        expect(standing).toBeGreaterThanOrEqual(2);
      }),
    );
  });

  it('moves a standing paw back exactly as far as the animal goes on', () => {
    fc.assert(
      fc.property(distance, (place) => {
        const step = gait.stride / 200;
        const before = legsAt(place, 1);
        const after = legsAt(place + step, 1);
        before.forEach(([, , , paw], index) => {
          const next = after[index]![3];
          if (paw.y === 0 && next.y === 0) expect(paw.x - next.x).toBeCloseTo(step, 6);
        });
      }),
    );
  });

  it('keeps upper and lower bones at their lengths or a little apart when stretched', () => {
    fc.assert(
      fc.property(distance, vigour, (place, strength) => {
        for (const [top, middle, ankle] of legsAt(place, strength)) {
          expect(length(top, middle)).toBeGreaterThan(0.1);
          expect(length(top, middle)).toBeLessThan(0.18);
          expect(length(middle, ankle)).toBeLessThan(0.3);
        }
      }),
    );
  });

  it('stands still without vigour', () => {
    const paws = (place: number): number[] => legsAt(place, 0).map(([, , , paw]) => paw.x + paw.y);
    expect(paws(0.1)).toEqual(paws(0.37));
  });
});
