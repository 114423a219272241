/** Reads footage back from where it was stored; what is not exactly that is refused. */
import { z } from 'zod';
import { MAX_DURATION_SECONDS, STYLES, TIMES_OF_DAY, WEATHERS } from '../scene/scene.ts';
import { overlaysSchema, toneSchema } from '../scene/scene-schema.ts';
import type { Footage } from './footage.ts';

const MIN_SIDE_PIXELS = 64;
const MAX_SIDE_PIXELS = 4096;
const MAX_SEED = 2 ** 32 - 1;

const sideSchema = z.int().min(MIN_SIDE_PIXELS).max(MAX_SIDE_PIXELS).multipleOf(2);
const colourSchema = z.string().regex(/^#[0-9a-f]{6}$/, 'A colour is written #rrggbb.');

const footageSchema = z
  .strictObject({
    version: z.literal(1),
    seed: z.int().min(0).max(MAX_SEED),
    width: sideSchema,
    height: sideSchema,
    sourceSeconds: z.number().positive().max(MAX_DURATION_SECONDS),
    addedSeconds: z.number().min(0),
    keepsSource: z.boolean(),
    look: z.strictObject({
      time: z.enum(TIMES_OF_DAY).nullable(),
      weather: z.enum(WEATHERS).nullable(),
      style: z.enum(STYLES).nullable(),
      palette: z.tuple([colourSchema, colourSchema, colourSchema]).nullable(),
      tone: toneSchema.optional(),
    }),
    overlays: overlaysSchema,
  })
  .refine(
    ({ sourceSeconds, addedSeconds }) => sourceSeconds + addedSeconds <= MAX_DURATION_SECONDS,
    `Source and addition last at most ${MAX_DURATION_SECONDS} s together.`,
  )
  .refine(
    ({ addedSeconds, keepsSource }) => keepsSource || addedSeconds > 0,
    'Something must remain to be shown.',
  );

/** Throws a ZodError that names every fault. */
export function parseFootage(value: unknown): Footage {
  return footageSchema.parse(value);
}
