/**
 * What each wish does to colours that were filmed rather than drawn, as changes in CIELAB: there
 * lightness, which carries all structure, can be left its order while the hue changes.
 */
import type { Tone } from '../scene/scene.ts';
import type { Concept } from '../understanding/understanding.ts';

export interface FootageGrade {
  /** Lightness becomes `lift + gain * lightness ** gamma`, all from 0 to 1. */
  readonly lift: number;
  readonly gain: number;
  readonly gamma: number;
  /** Around the middle. */
  readonly contrast: number;
  /** Factor of the distance from grey. */
  readonly chroma: number;
  /** Towards red and towards yellow; less in what is nearly black or white. */
  readonly a: number;
  readonly b: number;
}

const PLAIN: FootageGrade = { lift: 0, gain: 1, gamma: 1, contrast: 1, chroma: 1, a: 0, b: 0 };

/** What is not in here cannot be given to footage, and a prompt that asks for it is told so. */
const GRADES: Readonly<Partial<Record<Concept, Readonly<Record<string, Partial<FootageGrade>>>>>> =
  {
    time: {
      day: { lift: 0.02, gain: 0.98, gamma: 0.82, chroma: 1.08 },
      golden: { lift: 0.01, gain: 0.98, gamma: 0.97, chroma: 0.9, a: 9, b: 28 },
      sunset: { gain: 0.9, gamma: 1.1, chroma: 0.9, a: 18, b: 20 },
      dawn: { lift: 0.05, gain: 0.92, gamma: 0.95, chroma: 0.8, a: 9, b: 4 },
      twilight: { gain: 0.72, gamma: 1.1, chroma: 0.7, a: 5, b: -10 },
      night: { lift: 0.015, gain: 0.56, gamma: 1.12, chroma: 0.55, a: 2, b: -15 },
    },
    weather: {
      clear: { gamma: 0.94, chroma: 1.12, b: 2 },
      cloudy: { gain: 0.95, contrast: 0.94, chroma: 0.72, b: -2 },
      rain: { gain: 0.88, gamma: 1.05, contrast: 0.92, chroma: 0.62, b: -4 },
      snow: { lift: 0.09, gain: 0.9, gamma: 0.92, contrast: 0.95, chroma: 0.6, b: -4 },
      wind: { chroma: 0.96 },
      storm: { gain: 0.74, gamma: 1.12, contrast: 1.04, chroma: 0.5, b: -5 },
      haze: { lift: 0.16, gain: 0.78, contrast: 0.9, chroma: 0.65, b: 4 },
      fog: { lift: 0.34, gain: 0.56, chroma: 0.42, b: -1 },
    },
    style: {
      natural: {},
      noir: { contrast: 1.18, gain: 0.97, chroma: 0 },
      vivid: { contrast: 1.06, chroma: 1.4 },
      cartoon: { contrast: 1.06, chroma: 1.35 },
      watercolour: { lift: 0.05, gain: 0.93, chroma: 0.88 },
      pixel: { contrast: 1.05, chroma: 1.25 },
      line_drawing: { chroma: 0 },
      blueprint: { chroma: 0 },
      vintage: { lift: 0.07, gain: 0.88, contrast: 0.92, chroma: 0.7, a: 3, b: 10 },
      neon: { contrast: 1.16, chroma: 1.6, a: 6, b: -8 },
      pastel: { lift: 0.16, gain: 0.82, contrast: 0.9, chroma: 0.72 },
    },
  };

export function isGraded(concept: Concept, value: string): boolean {
  return concept === 'palette' || concept === 'tone' || gradeOf(concept, value) !== null;
}

/** Null for nothing asked, and for what footage cannot have. */
export function gradeOf(concept: Concept, value: string | null): FootageGrade | null {
  const grade = value === null ? undefined : GRADES[concept]?.[value];
  return grade === undefined ? null : { ...PLAIN, ...grade };
}

/** Null for no shade more or less of anything. */
export function toneGrade(tone: Tone | undefined): FootageGrade | null {
  if (tone === undefined) return null;
  const { warmth = 0, brightness = 0, contrast = 0, richness = 0 } = tone;
  return {
    ...PLAIN,
    gain: brightness < 0 ? 0.86 ** -brightness : 1,
    gamma: brightness < 0 ? 1.06 ** -brightness : 0.84 ** brightness,
    contrast: 1.14 ** contrast,
    chroma: richness < 0 ? 0.62 ** -richness : 1.3 ** richness,
    a: 4 * warmth,
    b: 13 * warmth,
  };
}
