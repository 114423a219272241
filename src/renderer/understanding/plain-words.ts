/**
 * A scene as somebody else has read it out of a prompt, a language model for instance, told in the
 * lexicon's own words: what comes in is checked like anything from outside, and what goes out is a
 * prompt that is always understood.
 */
import { z } from 'zod';
import {
  CAMERA_MOVES,
  FLOWER_KINDS,
  type FlowerKind,
  MOODS,
  SEASONS,
  SETTINGS,
  STYLES,
  SUBJECTS,
  TIMES_OF_DAY,
  TONE_CHANGES,
  WEATHERS,
} from '../scene/scene.ts';
import { SUBJECT_NUMBERS } from '../scene/subject-numbers.ts';
import { LEXICON } from './lexicon.ts';
import type { Concept } from './understanding.ts';

const MAX_SUBJECTS = 4;
const MAX_COLOURS = 8;
const MAX_LEFT_OUT = 20;
const colour = z.string().regex(/^#[0-9a-f]{6}$/iu);

const READING = z.object({
  setting: z.enum(SETTINGS).nullish(),
  time: z.enum(TIMES_OF_DAY).nullish(),
  laterTime: z.enum(TIMES_OF_DAY).nullish(),
  weather: z.enum(WEATHERS).nullish(),
  season: z.enum(SEASONS).nullish(),
  style: z.enum(STYLES).nullish(),
  mood: z.enum(MOODS).nullish(),
  camera: z.enum(CAMERA_MOVES).nullish(),
  subjects: z
    .array(
      z.object({
        name: z.enum(SUBJECTS),
        count: z.int().min(1).max(100).nullish(),
        colour: colour.nullish(),
        colours: z.array(colour).max(MAX_COLOURS).nullish(),
        kind: z.enum(FLOWER_KINDS).nullish(),
      }),
    )
    .max(MAX_SUBJECTS)
    .default([]),
  tones: z.array(z.enum(TONE_CHANGES)).max(TONE_CHANGES.length).default([]),
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
    `  "laterTime": the same as "time", where the light changes in the course of the video | null,`,
    `  "weather": ${values(WEATHERS)} | null,`,
    `  "season": ${values(SEASONS)} | null,`,
    `  "style": ${values(STYLES)} | null,`,
    `  "mood": ${values(MOODS)} | null,`,
    `  "camera": ${values(CAMERA_MOVES)} | null,`,
    `  "subjects": [ up to ${MAX_SUBJECTS} of { "name": ${values(SUBJECTS)}, "count": number | null, "colours": [ "#rrggbb" for each of them that has its own, up to ${MAX_COLOURS} ] | null, "kind": of a flower ${values(FLOWER_KINDS)} | null } ],`,
    `  "tones": [ any of ${values(TONE_CHANGES)} ],`,
    '  "palette": ["#rrggbb", "#rrggbb", "#rrggbb"] | null,',
    '  "notDrawn": [ every thing the request asks for that none of the values above can show ]',
    '}',
  ].join('\n');
}

/** Throws for what is no reading. */
export function inPlainWords(value: unknown): PlainWords {
  const reading = READING.parse(value);
  const { setting, time, laterTime, weather, season, style, mood, camera, palette } = reading;
  const parts = [
    ...reading.subjects.map(wordsOf),
    ...(setting == null ? [] : [wordFor('setting', setting)]),
    ...(time == null ? [] : [wordFor('time', time) + later(time, laterTime ?? time)]),
    ...(weather == null ? [] : [wordFor('weather', weather)]),
    ...(season == null ? [] : [wordFor('season', season)]),
    ...(style == null ? [] : [wordFor('style', style)]),
    ...(mood == null ? [] : [wordFor('mood', mood)]),
    ...(camera == null ? [] : [wordFor('camera', camera)]),
    ...reading.tones.map((tone) => wordFor('tone', tone)),
    ...(palette == null ? [] : [`palette of ${palette.join(', ').toLowerCase()}`]),
  ];
  return { prompt: parts.join('. '), notDrawn: reading.notDrawn };
}

function later(time: string, laterTime: string): string {
  return laterTime === time ? '' : ` turns to ${wordFor('time', laterTime)}`;
}

type NamedSubject = z.infer<typeof READING>['subjects'][number];

function wordsOf({ name, count, colour: paint, colours, kind }: NamedSubject): string {
  const { most, usual } = SUBJECT_NUMBERS[name];
  const paints = (colours ?? (paint == null ? [] : [paint])).slice(0, most);
  // As many as have a colour, unless more of them are usual.
  const asked = count ?? (paints.length > usual ? paints.length : null);
  const number = asked === null ? '' : `${Math.min(asked, most)} `;
  const coloured = paints.length === 0 ? '' : `${paints.join(', ').toLowerCase()} `;
  const isFlower = name === 'flower' && kind != null;
  return `${number}${coloured}${isFlower ? FLOWER_WORDS[kind] : wordFor('subject', name)}`;
}

/** A rose alone would be a colour. */
const FLOWER_WORDS: Readonly<Record<FlowerKind, string>> = {
  rose: '玫瑰花',
  tulip: 'tulip',
  sunflower: 'sunflower',
  daisy: 'daisy',
  lily: 'lily',
  poppy: 'poppy',
};

function wordFor(concept: Concept, value: string): string {
  const found = LEXICON.find(
    ([, meaning]) =>
      meaning.kind === 'content' && meaning.concept === concept && meaning.value === value,
  );
  // The usual style needs no word.
  return found?.[0] ?? '';
}
