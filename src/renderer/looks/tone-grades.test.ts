/** A shade is a step: its opposite undoes it, and two go further than one. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { imageGrade } from './image-grade.ts';
import { STYLE_GRADES, styleGrade } from './style-grades.ts';
import { withTone } from './tone-grades.ts';

const LOOK = { time: 'day', weather: 'clear', style: 'natural', palette: null } as const;
const NATURAL = STYLE_GRADES.natural;

test('Without one a grade is the same', () => {
  expect(withTone(NATURAL, undefined)).toBe(NATURAL);
  expect(withTone(NATURAL, {})).toEqual(NATURAL);
});

test('Each part has a direction, and more steps go further', () => {
  const step = fc.integer({ min: -2, max: 2 });
  fc.assert(
    fc.property(step, step, step, step, (warmth, brightness, contrast, richness) => {
      const tone = { warmth, brightness, contrast, richness };
      const grade = withTone(NATURAL, tone);
      const more = withTone(NATURAL, {
        warmth: warmth + 1,
        brightness: brightness + 1,
        contrast: contrast + 1,
        richness: richness + 1,
      });
      expect(more.offsetU).toBeLessThan(grade.offsetU);
      expect(more.offsetV).toBeGreaterThan(grade.offsetV);
      expect(more.lift).toBeGreaterThan(grade.lift);
      expect(more.contrast).toBeGreaterThan(grade.contrast);
      expect(more.chroma).toBeGreaterThan(grade.chroma);
    }),
  );
});

test('A picture without colour stays without', () => {
  const { chroma, offsetU, offsetV } = styleGrade({
    ...LOOK,
    style: 'noir',
    tone: { warmth: 2, richness: 1 },
  });
  expect([chroma, offsetU, offsetV]).toEqual([0, 0, 0]);
});

test('An image that was given has it too, and its mood', () => {
  const plain = imageGrade(LOOK, 1);
  expect(imageGrade({ ...LOOK, tone: { warmth: 1 } }, 1).offsetU).toBeLessThan(plain.offsetU);
  expect(imageGrade({ ...LOOK, mood: 'dramatic' }, 1).contrast).toBeGreaterThan(plain.contrast);
  expect(imageGrade({ ...LOOK, tone: { warmth: 1 } }, 0)).toEqual(imageGrade(LOOK, 0));
});
