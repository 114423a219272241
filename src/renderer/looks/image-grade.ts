/** What a look does to an image that was not drawn under its light. */

import type { Look } from '../scene/scene.ts';
import { yuvFromColour } from '../compositor/yuv.ts';
import { colourFromHex } from './colour.ts';
import type { Grade } from './grade.ts';
import { withMood } from './mood-grades.ts';
import { STYLE_GRADES } from './style-grades.ts';
import { withTone } from './tone-grades.ts';

interface Shift {
  readonly contrast: number;
  readonly lift: number;
  readonly chroma: number;
  readonly offsetU: number;
  readonly offsetV: number;
}

const NONE: Shift = { contrast: 1, lift: 0, chroma: 1, offsetU: 0, offsetV: 0 };

const TIMES: Readonly<Record<Look['time'], Shift>> = {
  day: NONE,
  golden: { contrast: 1.02, lift: 2, chroma: 1.05, offsetU: -11, offsetV: 7 },
  sunset: { contrast: 1.02, lift: -10, chroma: 1.05, offsetU: -5, offsetV: 14 },
  dawn: { contrast: 0.94, lift: 2, chroma: 0.92, offsetU: 3, offsetV: 5 },
  twilight: { contrast: 0.84, lift: -26, chroma: 0.8, offsetU: 8, offsetV: 2 },
  night: { contrast: 0.72, lift: -52, chroma: 0.55, offsetU: 11, offsetV: -5 },
};

const WEATHERS: Readonly<Record<Look['weather'], Shift>> = {
  clear: NONE,
  cloudy: { contrast: 0.95, lift: -5, chroma: 0.85, offsetU: 0, offsetV: 0 },
  rain: { contrast: 0.88, lift: -12, chroma: 0.72, offsetU: 2, offsetV: -2 },
  snow: { contrast: 0.9, lift: 9, chroma: 0.75, offsetU: 2, offsetV: -1 },
  fog: { contrast: 0.68, lift: 14, chroma: 0.62, offsetU: 1, offsetV: 0 },
  storm: { contrast: 0.86, lift: -26, chroma: 0.6, offsetU: 3, offsetV: -3 },
  wind: { contrast: 1, lift: 0, chroma: 0.96, offsetU: 0, offsetV: 0 },
  haze: { contrast: 0.78, lift: 10, chroma: 0.78, offsetU: -2, offsetV: 1 },
};

/** `share` runs from 0, the image untouched, to 1. */
export function imageGrade(look: Look, share: number): Grade {
  const style = withTone(withMood(styleOf(look), look.mood), look.tone);
  const time = TIMES[look.time];
  const weather = WEATHERS[look.weather];
  const tint = paletteTint(look);
  // A picture without colour stays without.
  const hue = Math.sign(style.chroma);
  const part = (value: number, neutral: number): number => neutral + (value - neutral) * share;
  return {
    contrast: part(style.contrast * time.contrast * weather.contrast, 1),
    lift: part(style.lift + time.lift + weather.lift, 0),
    chroma: part(style.chroma * time.chroma * weather.chroma, 1),
    offsetU: part(style.offsetU + hue * (time.offsetU + weather.offsetU + tint.offsetU), 0),
    offsetV: part(style.offsetV + hue * (time.offsetV + weather.offsetV + tint.offsetV), 0),
    vignette: part(style.vignette, 0),
  };
}

/** An image has its own hue, which a style leaves as it is. */
function styleOf({ style }: Look): Grade {
  return { ...STYLE_GRADES[style], offsetU: 0, offsetV: 0 };
}

/** A third of the palette's mean colour: more would drown the image's own ones. */
function paletteTint({ palette }: Look): { offsetU: number; offsetV: number } {
  if (palette === null) return { offsetU: 0, offsetV: 0 };
  const colours = palette.map((hex) => yuvFromColour(colourFromHex(hex)));
  const mean = (channel: 1 | 2): number =>
    colours.reduce((sum, colour) => sum + colour[channel] - 128, 0) / colours.length;
  return { offsetU: mean(1) / 3, offsetV: mean(2) / 3 };
}
