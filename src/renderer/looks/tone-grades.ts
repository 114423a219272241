/** What a shade warmer, brighter, harder or richer does to a grade: a step of it, and no other picture. */

import type { Tone } from '../scene/scene.ts';
import type { Grade } from './grade.ts';

/** Darkness needs the larger step: most of a picture is dark already. */
const BRIGHTER = 18;
const DARKER = 26;

export function withTone<Part extends Omit<Grade, 'vignette'>>(
  grade: Part,
  tone: Tone | undefined,
): Part {
  if (tone === undefined) return grade;
  const { warmth = 0, brightness = 0, contrast = 0, richness = 0 } = tone;
  // A picture without colour stays without.
  const isGrey = grade.chroma === 0;
  return {
    ...grade,
    contrast: grade.contrast * 1.16 ** contrast * (brightness < 0 ? 0.94 ** -brightness : 1),
    lift: grade.lift + (brightness < 0 ? DARKER : BRIGHTER) * brightness,
    chroma: grade.chroma * (richness < 0 ? 0.62 ** -richness : 1.3 ** richness),
    offsetU: grade.offsetU - (isGrey ? 0 : 8 * warmth),
    offsetV: grade.offsetV + (isGrey ? 0 : 5 * warmth),
  };
}
