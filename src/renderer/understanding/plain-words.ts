/**
 * A scene as somebody else has read it out of a prompt, a language model for instance, told in the
 * lexicon's own words: what comes in is checked like anything from outside, and what goes out is a
 * prompt that is always understood.
 */
import { z } from 'zod';
import {
  CAMERA_MOVES,
  MOODS,
  SETTINGS,
  STYLES,
  SUBJECTS,
  TIMES_OF_DAY,
  WEATHERS,
} from '../scene/scene.ts';
import { SUBJECT_NUMBERS } from '../scene/subject-numbers.ts';
import { LEXICON } from './lexicon.ts';
import type { Concept } from './understanding.ts';

const MAX_SUBJECTS = 4;
const MAX_LEFT_OUT = 20;
const colour = z.string().regex(/^#[0-9a-f]{6}$/iu);

const READING = z.object({
  setting: z.enum(SETTINGS).nullish(),
  time: z.enum(TIMES_OF_DAY).nullish(),
  weather: z.enum(WEATHERS).nullish(),
  style: z.enum(STYLES).nullish(),
  mood: z.enum(MOODS).nullish(),
  camera: z.enum(CAMERA_MOVES).nullish(),
  subjects: z
    .array(
      z.object({
        name: z.enum(SUBJECTS),
        count: z.int().min(1).max(100).nullish(),
        colour: colour.nullish(),
      }),
    )
    .max(MAX_SUBJECTS)
    .default([]),
  palette: z.tuple([colour, colour, colour]).nullish(),
  notDrawn: z.array(z.string().min(1).max(80)).max(MAX_LEFT_OUT).default([]),
});

export interface PlainWords {
  /** Every word of it is in the lexicon. */
  readonly prompt: string;
  /** What was asked for and cannot be said in these words. */
  readonly notDrawn: readonly string[];
}

/** What may stand in a reading, for whoever has to write one. */
export function describeReading(): string {
  const values = (list: readonly string[]): string => list.map((value) => `"${value}"`).join(' | ');
  return [
    '{',
    `  "setting": ${values(SETTINGS)} | null,`,
    `  "time": ${values(TIMES_OF_DAY)} | null,`,
    `  "weather": ${values(WEATHERS)} | null,`,
    `  "style": ${values(STYLES)} | null,`,
    `  "mood": ${values(MOODS)} | null,`,
    `  "camera": ${values(CAMERA_MOVES)} | null,`,
    `  "subjects": [ up to ${MAX_SUBJECTS} of { "name": ${values(SUBJECTS)}, "count": number | null, "colour": "#rrggbb" | null } ],`,
    '  "palette": ["#rrggbb", "#rrggbb", "#rrggbb"] | null,',
    '  "notDrawn": [ every thing the request asks for that none of the values above can show ]',
    '}',
  ].join('\n');
}

/** Throws for what is no reading. */
export function inPlainWords(value: unknown): PlainWords {
  const reading = READING.parse(value);
  const { setting, time, weather, style, mood, camera, subjects, palette } = reading;
  const parts = [
    ...subjects.map(({ name, count, colour: paint }) => {
      const most = SUBJECT_NUMBERS[name].most;
      const number = count == null ? '' : `${Math.min(count, most)} `;
      return `${number}${paint == null ? '' : `${paint.toLowerCase()} `}${wordFor('subject', name)}`;
    }),
    ...(setting == null ? [] : [wordFor('setting', setting)]),
    ...(time == null ? [] : [wordFor('time', time)]),
    ...(weather == null ? [] : [wordFor('weather', weather)]),
    ...(style == null ? [] : [wordFor('style', style)]),
    ...(mood == null ? [] : [wordFor('mood', mood)]),
    ...(camera == null ? [] : [wordFor('camera', camera)]),
    ...(palette == null ? [] : [`palette of ${palette.join(', ').toLowerCase()}`]),
  ];
  return { prompt: parts.join('. '), notDrawn: reading.notDrawn };
}

function wordFor(concept: Concept, value: string): string {
  const found = LEXICON.find(
    ([, meaning]) =>
      meaning.kind === 'content' && meaning.concept === concept && meaning.value === value,
  );
  // The usual style needs no word.
  return found?.[0] ?? '';
}
