/**
 * What is around the thing that a clip is about: a few colours of its upper and side borders, and of
 * each stripe of the picture those at its two ends. A sea behind a dog has more blues than a few
 * colours can stand for, but at the dog's height it has the same ones at the sides.
 */
import { type ClipColour, type ClipFrames, colourAt, distance } from './clip-frames.ts';

export interface Surroundings {
  /** How far a colour is from everything around at that height. */
  distanceFrom(colour: ClipColour, row: number): number;
}

const BORDER_SHARE = 0.07;
const END_SHARE = 0.12;
const STRIPES = 24;
const BORDER_COLOURS = 10;
const STRIPE_COLOURS = 8;
/** More would only find the same colours again. */
const FRAMES_LOOKED_AT = 6;
/** Closer ones are the same colour to the eye. */
const SAME_DISTANCE = 10;
/** Closer ones are what waves and leaves make of the same colour. */
const LIKE_DISTANCE = 24;
/** What is at a border for less of the time is an arm that was held out, or somebody who came by. */
const LASTING_SHARE = 0.7;

export function surroundingsOf(clip: ClipFrames): Surroundings {
  const { width, height, frames } = clip;
  const depth = Math.max(2, Math.round(Math.min(width, height) * BORDER_SHARE));
  const end = Math.max(2, Math.round(width * END_SHARE));
  const border: ClipColour[][] = [];
  const stripes: ClipColour[][][] = Array.from({ length: STRIPES }, () => []);
  const stripeOf = (row: number): number => Math.floor((row * STRIPES) / height);
  const step = Math.max(1, Math.ceil(frames.length / FRAMES_LOOKED_AT));
  for (const frame of frames.filter((_, index) => index % step === 0)) {
    const around: ClipColour[] = [];
    border.push(around);
    for (const stripe of stripes) stripe.push([]);
    for (let at = 0; at < width * height; at += 3) {
      const [column, row] = [at % width, Math.floor(at / width)];
      const aside = Math.min(column, width - 1 - column);
      if (row < depth || aside < depth) around.push(colourAt(clip, frame, at));
      if (aside < end) stripes[stripeOf(row)]?.at(-1)?.push(colourAt(clip, frame, at));
    }
  }
  const everywhere = lasting(border, BORDER_COLOURS);
  const atHeight = stripes.map((colours) => lasting(colours, STRIPE_COLOURS));
  return {
    distanceFrom(colour, row) {
      let nearest = Infinity;
      for (const other of everywhere) nearest = Math.min(nearest, distance(colour, other));
      for (const other of atHeight[stripeOf(row)] ?? []) {
        nearest = Math.min(nearest, distance(colour, other));
      }
      return nearest;
    },
  };
}

/** Of each frame's colours, those that are there most of the time. */
function lasting(byFrame: readonly (readonly ClipColour[])[], most: number): ClipColour[] {
  const isNear = (one: ClipColour, other: ClipColour): boolean =>
    distance(one, other) < LIKE_DISTANCE;
  return farApart(byFrame.flat(), most).filter((colour) => {
    const times = byFrame.filter((colours) => colours.some((other) => isNear(colour, other)));
    return times.length >= LASTING_SHARE * byFrame.length;
  });
}

/** Each as far as can be from those before it. */
function farApart(candidates: readonly ClipColour[], most: number): ClipColour[] {
  const [first] = candidates;
  if (first === undefined) return [];
  const chosen = [first];
  const away = candidates.map((colour) => distance(colour, first));
  while (chosen.length < most) {
    let farthest = 0;
    for (const [index, value] of away.entries()) if (value > away[farthest]!) farthest = index;
    const next = candidates[farthest];
    if (next === undefined || away[farthest]! < SAME_DISTANCE) break;
    chosen.push(next);
    for (const [index, colour] of candidates.entries()) {
      away[index] = Math.min(away[index]!, distance(colour, next));
    }
  }
  return chosen;
}
