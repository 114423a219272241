/**
 * Cuts the one thing out of a clip that the clip is about, as well as that can be told without
 * knowing what things are: what differs from the picture's borders, or moves, and hangs together.
 */

import { type ClipFrames, colourAt, distance } from './clip-frames.ts';
import { growPart } from './grow-part.ts';
import { surroundingsOf, type Surroundings } from './surroundings.ts';

/** A cover of 0 to 255 for each pixel of each frame. */
export interface CutOut {
  readonly covers: readonly Uint8Array[];
  /** False where nothing stands out: then it is the soft middle of the picture. */
  readonly isFound: boolean;
}

const SMALLEST_SHARE = 0.01;
const LARGEST_SHARE = 0.8;
/** Below it, colours are the same to the eye. */
const LEAST_SCORE = 18;
/** Of what tells the most striking part from the rest: so much of it tells what hangs on that part. */
const ATTACHED_SHARE = 0.45;
/** What would grow by more has not got a head and arms but a hole in its edge. */
const MOST_GROWTH = 3;

export function cutOut(clip: ClipFrames): CutOut {
  const { width, height } = clip;
  const still = temporalMedian(clip);
  const surroundings = surroundingsOf(clip);
  const found = clip.frames.map((frame) => findPart(clip, frame, still, surroundings));
  const sizeOf = (parts: readonly Uint8Array[]): number =>
    parts.reduce((sum, part) => sum + part.reduce((count, inside) => count + inside, 0), 0);
  // For all of them or for none, or the head would come and go.
  const isGrown =
    sizeOf(found.map(({ grown }) => grown)) <= MOST_GROWTH * sizeOf(found.map(({ part }) => part));
  const parts = found.map(({ part, grown }) => (isGrown ? grown : part));
  const share = sizeOf(parts) / (width * height * Math.max(1, parts.length));
  if (share >= SMALLEST_SHARE && share <= LARGEST_SHARE) {
    return { covers: parts.map((part) => softened(part, width, height)), isFound: true };
  }
  const oval = softOval(clip);
  return { covers: clip.frames.map(() => oval), isFound: false };
}

interface FoundPart {
  /** What stands out most. */
  readonly part: Uint8Array;
  /** With what hangs on it. */
  readonly grown: Uint8Array;
}

function findPart(
  clip: ClipFrames,
  frame: Uint8Array,
  still: Uint8Array,
  surroundings: Surroundings,
): FoundPart {
  const { width, height } = clip;
  const scores = new Float32Array(width * height);
  for (let at = 0; at < scores.length; at++) {
    const colour = colourAt(clip, frame, at);
    const strange = surroundings.distanceFrom(colour, Math.floor(at / width));
    // What surrounds a thing may move as well, as the sea does behind a dog.
    const moved = Math.min(distance(colour, colourAt(clip, still, at)), 2 * strange);
    scores[at] = strange + 0.3 * moved;
  }
  const smooth = blur(scores, width, height, 2);
  const threshold = Math.max(LEAST_SCORE, bestThreshold(smooth));
  const mask = Uint8Array.from(smooth, (score) => (score > threshold ? 1 : 0));
  const part = mainPart(mask, width, height);
  const attached = Math.max(LEAST_SCORE, ATTACHED_SHARE * threshold);
  return { part, grown: growPart(part, smooth, width, attached) };
}

function softened(part: Uint8Array, width: number, height: number): Uint8Array {
  const cover = Float32Array.from(part, (inside) => inside * 255);
  return Uint8Array.from(blur(cover, width, height, 2));
}

/** What each pixel mostly shows: with a camera at rest, what is behind whatever moves. */
function temporalMedian({ frames }: ClipFrames): Uint8Array {
  const [first] = frames;
  if (first === undefined) return new Uint8Array(0);
  const values: number[] = [];
  return first.map((_, at) => {
    values.length = 0;
    for (let index = 0; index < frames.length; index += 3) values.push(frames[index]![at]!);
    values.sort((one, other) => one - other);
    return values[values.length >> 1]!;
  });
}

/** Otsu's: what parts the scores into two groups that differ most. */
function bestThreshold(scores: Float32Array): number {
  const counts = Array.from({ length: 256 }, () => 0);
  for (const score of scores) counts[Math.min(255, Math.round(score))]!++;
  const sum = counts.reduce((total, count, value) => total + count * value, 0);
  let [below, sumBelow, best, bestValue] = [0, 0, 0, 0];
  for (let value = 0; value < 255; value++) {
    below += counts[value]!;
    sumBelow += counts[value]! * value;
    const above = scores.length - below;
    if (below === 0 || above === 0) continue;
    const apart = sumBelow / below - (sum - sumBelow) / above;
    const spread = below * above * apart ** 2;
    if (spread > best) [best, bestValue] = [spread, value];
  }
  return bestValue;
}

/** Box blur, each direction once. */
function blur(values: Float32Array, width: number, height: number, reach: number): Float32Array {
  const across = new Float32Array(values.length);
  const result = new Float32Array(values.length);
  const pass = (
    from: Float32Array,
    to: Float32Array,
    lines: number,
    length: number,
    step: number,
    next: number,
  ): void => {
    for (let line = 0; line < lines; line++) {
      for (let place = 0; place < length; place++) {
        let sum = 0;
        for (let near = place - reach; near <= place + reach; near++) {
          sum += from[line * next + Math.max(0, Math.min(length - 1, near)) * step]!;
        }
        to[line * next + place * step] = sum / (2 * reach + 1);
      }
    }
  };
  pass(values, across, height, width, 1, width);
  pass(across, result, width, height, width, 1);
  return result;
}

/** What is cut off by the frame, as a tree at its side is, is seldom what a clip is about. */
const CUT_OFF_WEIGHT = 0.3;

/** Of all that hangs together, the largest part, if it is as much in the picture as the others. */
function mainPart(mask: Uint8Array, width: number, height: number): Uint8Array {
  const labels = new Int32Array(mask.length);
  const stack: number[] = [];
  let [label, best, most] = [0, 0, 0];
  for (let start = 0; start < mask.length; start++) {
    if (mask[start] === 0 || labels[start] !== 0) continue;
    label += 1;
    let size = 0;
    let isCutOff = false;
    stack.push(start);
    labels[start] = label;
    while (stack.length > 0) {
      const at = stack.pop()!;
      size += 1;
      const column = at % width;
      isCutOff ||= column === 0 || column === width - 1 || at < width;
      const near = [
        column > 0 ? at - 1 : -1,
        column < width - 1 ? at + 1 : -1,
        at - width,
        at + width < width * height ? at + width : -1,
      ];
      for (const other of near) {
        if (other < 0 || mask[other] === 0 || labels[other] !== 0) continue;
        labels[other] = label;
        stack.push(other);
      }
    }
    const weight = isCutOff ? size * CUT_OFF_WEIGHT : size;
    if (weight > most) [most, best] = [weight, label];
  }
  return Uint8Array.from(labels, (value) => (value === best && best > 0 ? 1 : 0));
}

function softOval({ width, height }: ClipFrames): Uint8Array {
  return Uint8Array.from({ length: width * height }, (_, at) => {
    const across = ((at % width) / width - 0.5) / 0.4;
    const down = (Math.floor(at / width) / height - 0.5) / 0.45;
    return 255 * Math.max(0, Math.min(1, (1 - Math.hypot(across, down)) / 0.25));
  });
}
