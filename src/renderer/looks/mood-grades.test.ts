/** A mood shades a grade and never takes it over. */
import { describe, expect, it } from 'vitest';
import { MOODS, STYLES } from '../scene/scene.ts';
import { withMood } from './mood-grades.ts';
import { STYLE_GRADES, styleGrade } from './style-grades.ts';

const LOOK = { time: 'day', weather: 'clear', style: 'natural', palette: null } as const;

describe('withMood', () => {
  it('is no change without a mood', () => {
    expect(withMood(STYLE_GRADES.vivid, undefined)).toBe(STYLE_GRADES.vivid);
  });

  it('shades every style, each mood in its own way', () => {
    for (const style of STYLES) {
      const grades = MOODS.map((mood) => JSON.stringify(withMood(STYLE_GRADES[style], mood)));
      expect(new Set(grades).size).toBe(MOODS.length);
    }
  });

  it('stays near the style', () => {
    for (const mood of MOODS) {
      const grade = styleGrade({ ...LOOK, mood });
      expect(Math.abs(grade.contrast - 1)).toBeLessThan(0.2);
      expect(Math.abs(grade.lift)).toBeLessThanOrEqual(16);
      expect(grade.vignette).toBeGreaterThanOrEqual(0);
    }
  });

  it('leaves a picture without colour without', () => {
    for (const mood of MOODS) {
      const { chroma, offsetU, offsetV } = withMood(STYLE_GRADES.noir, mood);
      expect([chroma, offsetU, offsetV]).toEqual([0, 0, 0]);
    }
  });
});

describe('styleGrade', () => {
  it('keeps the dark of a night when a style is hard', () => {
    const day = styleGrade({ ...LOOK, style: 'noir' });
    const night = styleGrade({ ...LOOK, style: 'noir', time: 'night' });
    const seen = (level: number, grade: typeof day): number =>
      (level - 118) * grade.contrast + 118 + grade.lift;
    expect(seen(40, day)).toBeLessThan(20);
    expect(seen(40, night)).toBeGreaterThan(26);
    expect(night.contrast).toBe(day.contrast);
  });
});
