/** Kinds that share the ground never come into each other's way. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SUBJECTS } from '../../scene/scene.ts';
import { zoneOf } from './ground-zones.ts';

const STRETCH = { left: 20, right: 620 };

test('One kind has the ground for itself, whatever flies above it', () => {
  expect(zoneOf({ subjects: ['cat', 'birds', 'flower'] }, 'cat', STRETCH)).toBeNull();
});

test('Zones follow each other without overlap and stay on the ground to the end of the way', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...SUBJECTS), { minLength: 2 }),
      fc.integer({ min: 1, max: 5 }),
      fc.boolean(),
      (subjects, cat, sits) => {
        const postures = sits ? { cat: 'sitting' as const } : {};
        const scene = { subjects, counts: { cat }, postures };
        const zones = subjects.flatMap((subject) => zoneOf(scene, subject, STRETCH) ?? []);
        let end = STRETCH.left;
        for (const { left, right, travel } of zones) {
          expect(left).toBeGreaterThanOrEqual(end - 1e-6);
          expect(right).toBeGreaterThan(left);
          expect(right + travel).toBeLessThanOrEqual(STRETCH.right + 1e-6);
          end = right;
        }
        expect(zones).not.toHaveLength(1);
      },
    ),
  );
});
