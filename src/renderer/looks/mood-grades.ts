/** What a mood adds to the grade of a picture: never so much that it would be another picture. */

import type { Mood } from '../scene/scene.ts';
import type { Grade } from './grade.ts';

type Shift = Pick<Grade, 'contrast' | 'lift' | 'chroma' | 'offsetU' | 'offsetV' | 'vignette'>;

const MOODS: Readonly<Record<Mood, Shift>> = {
  calm: { contrast: 0.95, lift: 3, chroma: 0.95, offsetU: 1, offsetV: -1, vignette: 0 },
  joyful: { contrast: 1.04, lift: 6, chroma: 1.22, offsetU: -3, offsetV: 2, vignette: -0.06 },
  dreamy: { contrast: 0.86, lift: 14, chroma: 0.92, offsetU: 2, offsetV: 3, vignette: -0.06 },
  romantic: { contrast: 0.95, lift: 4, chroma: 1.06, offsetU: -3, offsetV: 7, vignette: 0.06 },
  melancholic: { contrast: 0.9, lift: -8, chroma: 0.6, offsetU: 5, offsetV: -3, vignette: 0.1 },
  mysterious: { contrast: 0.98, lift: -16, chroma: 0.78, offsetU: 5, offsetV: 0, vignette: 0.22 },
  dramatic: { contrast: 1.16, lift: -8, chroma: 1.06, offsetU: 0, offsetV: 1, vignette: 0.2 },
  tense: { contrast: 1.1, lift: -12, chroma: 0.62, offsetU: -2, offsetV: -4, vignette: 0.24 },
};

export function withMood(grade: Grade, mood: Mood | undefined): Grade {
  if (mood === undefined) return grade;
  const shift = MOODS[mood];
  // A picture without colour stays without.
  const isGrey = grade.chroma === 0;
  return {
    contrast: grade.contrast * shift.contrast,
    lift: grade.lift + shift.lift,
    chroma: grade.chroma * shift.chroma,
    offsetU: grade.offsetU + (isGrey ? 0 : shift.offsetU),
    offsetV: grade.offsetV + (isGrey ? 0 : shift.offsetV),
    vignette: Math.max(0, grade.vignette + shift.vignette),
  };
}
