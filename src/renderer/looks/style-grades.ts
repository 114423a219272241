/** What a style does to every finished frame. */

import type { Look, Style } from '../scene/scene.ts';

/** Gains apply around mid grey, offsets are in steps of the 8-bit planes. */
export interface Grade {
  readonly contrast: number;
  readonly lift: number;
  readonly chroma: number;
  readonly offsetU: number;
  readonly offsetV: number;
  /** Share of light lost in the corners. */
  readonly vignette: number;
}

export const STYLE_GRADES: Readonly<Record<Style, Grade>> = {
  natural: { contrast: 1, lift: 0, chroma: 1, offsetU: 0, offsetV: 0, vignette: 0.16 },
  noir: { contrast: 1.26, lift: -8, chroma: 0, offsetU: 0, offsetV: 0, vignette: 0.34 },
  vivid: { contrast: 1.08, lift: 2, chroma: 1.4, offsetU: 0, offsetV: 0, vignette: 0.14 },
  pastel: { contrast: 0.78, lift: 22, chroma: 0.74, offsetU: 0, offsetV: 1, vignette: 0.04 },
};

/** Where most of a picture's luma lies by day, around which the compositor turns its contrast. */
const MID_GREY = 118;
const NIGHT_GREY = 45;

/** At night contrast turns around a darker grey, or a hard style would leave nothing but black. */
export function styleGrade({ style, time }: Look): Grade {
  const grade = STYLE_GRADES[style];
  if (time !== 'night') return grade;
  return { ...grade, lift: grade.lift + (MID_GREY - NIGHT_GREY) * (grade.contrast - 1) };
}
