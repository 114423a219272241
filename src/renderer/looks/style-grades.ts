/** What a style does to every finished frame. */

import type { Look, Style } from '../scene/scene.ts';
import type { Grade } from './grade.ts';
import { withMood } from './mood-grades.ts';
import { withTone } from './tone-grades.ts';

export const STYLE_GRADES: Readonly<Record<Style, Grade>> = {
  natural: { contrast: 1, lift: 0, chroma: 1, offsetU: 0, offsetV: 0, vignette: 0.16 },
  noir: { contrast: 1.26, lift: -8, chroma: 0, offsetU: 0, offsetV: 0, vignette: 0.34 },
  vivid: { contrast: 1.08, lift: 2, chroma: 1.4, offsetU: 0, offsetV: 0, vignette: 0.14 },
  pastel: { contrast: 0.78, lift: 22, chroma: 0.74, offsetU: 0, offsetV: 1, vignette: 0.04 },
  cartoon: { contrast: 1.06, lift: 6, chroma: 1.35, offsetU: 0, offsetV: 0, vignette: 0.04 },
  watercolour: { contrast: 0.94, lift: 8, chroma: 0.88, offsetU: -1, offsetV: 1, vignette: 0 },
  pixel: { contrast: 1.06, lift: 2, chroma: 1.25, offsetU: 0, offsetV: 0, vignette: 0.06 },
  line_drawing: { contrast: 1.1, lift: 6, chroma: 0, offsetU: 0, offsetV: 0, vignette: 0 },
  vintage: { contrast: 0.9, lift: 4, chroma: 0.5, offsetU: -11, offsetV: 8, vignette: 0.4 },
  neon: { contrast: 1.1, lift: -10, chroma: 1.15, offsetU: 0, offsetV: 0, vignette: 0.24 },
  blueprint: { contrast: 1.05, lift: 0, chroma: 0, offsetU: 0, offsetV: 0, vignette: 0.1 },
};

/** Where most of a picture's luma lies by day, around which the compositor turns its contrast. */
const MID_GREY = 118;
const NIGHT_GREY = 45;

/** At night contrast turns around a darker grey, or a hard style would leave nothing but black. */
export function styleGrade({ style, time, mood, tone }: Look): Grade {
  const grade = withTone(withMood(STYLE_GRADES[style], mood), tone);
  return time === 'night' ? around(NIGHT_GREY, grade) : grade;
}

function around(grey: number, grade: Grade): Grade {
  return { ...grade, lift: grade.lift + (MID_GREY - grey) * (grade.contrast - 1) };
}
