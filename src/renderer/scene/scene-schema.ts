/** Reads a scene back from where it was stored; what is not exactly a scene is refused. */
import { z } from 'zod';
import type { Scene } from './scene.ts';
import {
  CAMERA_MOVES,
  FLOWER_KINDS,
  MAX_COLOURS,
  MAX_DURATION_SECONDS,
  MAX_TONE_STEPS,
  MOODS,
  OVERLAY_PLACES,
  PLACE_PARTS,
  POSTURES,
  SEASONS,
  SETTINGS,
  STYLES,
  SUBJECTS,
  TIMES_OF_DAY,
  WEATHERS,
} from './scene.ts';

/** Each extension of the longest video, down to a second each, may have a look of its own. */
export const MAX_SEGMENTS = MAX_DURATION_SECONDS;
/** More would hide the picture and each other. */
export const MAX_OVERLAYS = 6;
const MAX_OVERLAY_CHARACTERS = 200;
const MAX_COUNT = 100;
const MAX_PACE = 20;
const MIN_SIDE_PIXELS = 64;
const MAX_SIDE_PIXELS = 4096;
const MAX_SEED = 2 ** 32 - 1;

const sideSchema = z.int().min(MIN_SIDE_PIXELS).max(MAX_SIDE_PIXELS).multipleOf(2);
const colourSchema = z.string().regex(/^#[0-9a-f]{6}$/, 'A colour is written #rrggbb.');
const coloursSchema = z.union([
  colourSchema,
  z.array(colourSchema.nullable()).min(2).max(MAX_COLOURS),
]);

const stepsSchema = z.int().min(-MAX_TONE_STEPS).max(MAX_TONE_STEPS).optional();
export const toneSchema = z.strictObject({
  warmth: stepsSchema,
  brightness: stepsSchema,
  contrast: stepsSchema,
  richness: stepsSchema,
});

const lookSchema = z.strictObject({
  time: z.enum(TIMES_OF_DAY),
  weather: z.enum(WEATHERS),
  style: z.enum(STYLES),
  palette: z.tuple([colourSchema, colourSchema, colourSchema]).nullable(),
  placeColours: z.partialRecord(z.enum(PLACE_PARTS), colourSchema).optional(),
  season: z.enum(SEASONS).exclude(['summer']).optional(),
  mood: z.enum(MOODS).optional(),
  tone: toneSchema.optional(),
});

const shotFields = {
  setting: z.enum(SETTINGS),
  subjects: z.array(z.enum(SUBJECTS)).max(SUBJECTS.length),
  counts: z.partialRecord(z.enum(SUBJECTS), z.int().min(1).max(MAX_COUNT)).optional(),
  colours: z.partialRecord(z.enum(SUBJECTS), coloursSchema).optional(),
  flowers: z.array(z.enum(FLOWER_KINDS).nullable()).min(1).max(MAX_COLOURS).optional(),
  postures: z.partialRecord(z.enum(SUBJECTS), z.enum(POSTURES)).optional(),
  pace: z.number().positive().max(MAX_PACE).optional(),
  camera: z.enum(CAMERA_MOVES),
  heading: z.literal('left').optional(),
};

const segmentSchema = z.strictObject({
  startSeconds: z.number().min(0),
  blendSeconds: z.number().positive().max(MAX_DURATION_SECONDS).optional(),
  look: lookSchema,
  shot: z.strictObject(shotFields).optional(),
});

const momentSchema = z.number().min(0).max(MAX_DURATION_SECONDS).nullable();
const overlaySchema = z.strictObject({
  kind: z.enum(['text', 'wordmark']),
  text: z.string().min(1).max(MAX_OVERLAY_CHARACTERS),
  place: z.enum(OVERLAY_PLACES),
  fromSeconds: momentSchema,
  untilSeconds: momentSchema,
});

export const overlaysSchema = z.array(overlaySchema).max(MAX_OVERLAYS).optional();

const segmentsSchema = z
  .array(segmentSchema)
  .min(1)
  .max(MAX_SEGMENTS)
  .refine((segments) => segments[0]?.startSeconds === 0, 'The first segment starts at 0.')
  .refine(
    (segments) => segments[0]?.shot === undefined,
    'What the first shot shows is said by the scene.',
  )
  .refine(
    (segments) =>
      segments.every(
        ({ startSeconds }, index) =>
          index === 0 || startSeconds > (segments[index - 1]?.startSeconds ?? 0),
      ),
    'Each segment starts after the one before.',
  );

const sceneSchema = z
  .strictObject({
    version: z.literal(1),
    seed: z.int().min(0).max(MAX_SEED),
    width: sideSchema,
    height: sideSchema,
    durationSeconds: z.number().positive().max(MAX_DURATION_SECONDS),
    ...shotFields,
    segments: segmentsSchema,
    overlays: overlaysSchema,
    hasReferenceImage: z.boolean(),
  })
  .refine(
    ({ segments, durationSeconds }) => (segments.at(-1)?.startSeconds ?? 0) < durationSeconds,
    'Each segment starts before the scene ends.',
  );

/** Throws a ZodError that names every fault. */
export function parseScene(value: unknown): Scene {
  return sceneSchema.parse(value);
}
