/**
 * Cuts the one thing out of a clip that the clip is about, as well as that can be told without
 * knowing what things are: what differs from the picture's borders, or moves, and hangs together.
 */

export interface ClipFrames {
  readonly width: number;
  readonly height: number;
  /** Packed I420. */
  readonly frames: readonly Uint8Array[];
}

/** A cover of 0 to 255 for each pixel of each frame. */
export interface CutOut {
  readonly covers: readonly Uint8Array[];
  /** False where nothing stands out: then it is the soft middle of the picture. */
  readonly isFound: boolean;
}

const BORDER_SHARE = 0.07;
const BORDER_COLOURS = 10;
const SMALLEST_SHARE = 0.01;
const LARGEST_SHARE = 0.8;

type Colour = readonly [number, number, number];

export function cutOut(clip: ClipFrames): CutOut {
  const still = temporalMedian(clip);
  const border = borderColours(clip);
  const covers = clip.frames.map((frame) => coverOf(clip, frame, still, border));
  const share =
    covers.reduce((sum, cover) => sum + cover.reduce((part, value) => part + value, 0), 0) /
    (255 * clip.width * clip.height * Math.max(1, covers.length));
  if (share >= SMALLEST_SHARE && share <= LARGEST_SHARE) return { covers, isFound: true };
  const oval = softOval(clip);
  return { covers: clip.frames.map(() => oval), isFound: false };
}

function coverOf(
  clip: ClipFrames,
  frame: Uint8Array,
  still: Uint8Array,
  border: readonly Colour[],
): Uint8Array {
  const { width, height } = clip;
  const scores = new Float32Array(width * height);
  for (let at = 0; at < scores.length; at++) {
    const colour = colourAt(clip, frame, at);
    let nearest = Infinity;
    for (const other of border) nearest = Math.min(nearest, distance(colour, other));
    const moved = distance(colour, colourAt(clip, still, at));
    scores[at] = nearest + 0.3 * moved;
  }
  const smooth = blur(scores, width, height, 2);
  const threshold = Math.max(18, bestThreshold(smooth));
  const mask = Uint8Array.from(smooth, (score) => (score > threshold ? 1 : 0));
  const largest = largestPart(mask, width, height);
  const cover = Float32Array.from(largest, (inside) => inside * 255);
  return Uint8Array.from(blur(cover, width, height, 2));
}

function colourAt({ width, height }: ClipFrames, frame: Uint8Array, at: number): Colour {
  const row = Math.floor(at / width);
  const chroma = (row >> 1) * (width / 2) + ((at % width) >> 1);
  const luma = width * height;
  return [frame[at]!, frame[luma + chroma]!, frame[(luma * 5) / 4 + chroma]!];
}

/** Hue tells things apart better than light and shade do. */
function distance(one: Colour, other: Colour): number {
  const light = (one[0] - other[0]) * 0.6;
  return Math.hypot(light, 1.6 * (one[1] - other[1]), 1.6 * (one[2] - other[2]));
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

/** A few colours that lie far apart, from the upper and side borders; below, a thing may stand. */
function borderColours(clip: ClipFrames): Colour[] {
  const { width, height, frames } = clip;
  const depth = Math.max(2, Math.round(Math.min(width, height) * BORDER_SHARE));
  const candidates: Colour[] = [];
  for (const frame of frames.filter((_, index) => index % 6 === 0)) {
    for (let at = 0; at < width * height; at += 3) {
      const [column, row] = [at % width, Math.floor(at / width)];
      const isBorder = row < depth || column < depth || column >= width - depth;
      if (isBorder) candidates.push(colourAt(clip, frame, at));
    }
  }
  const chosen: Colour[] = candidates.slice(0, 1);
  while (chosen.length < BORDER_COLOURS && chosen.length < candidates.length) {
    let farthest: Colour = chosen[0]!;
    let most = -1;
    for (const candidate of candidates) {
      const away = Math.min(...chosen.map((colour) => distance(candidate, colour)));
      if (away > most) [most, farthest] = [away, candidate];
    }
    if (most < 10) break;
    chosen.push(farthest);
  }
  return chosen;
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

/** Of all that hangs together, the part with most pixels. */
function largestPart(mask: Uint8Array, width: number, height: number): Uint8Array {
  const labels = new Int32Array(mask.length);
  const stack: number[] = [];
  let [label, best, most] = [0, 0, 0];
  for (let start = 0; start < mask.length; start++) {
    if (mask[start] === 0 || labels[start] !== 0) continue;
    label += 1;
    let size = 0;
    stack.push(start);
    labels[start] = label;
    while (stack.length > 0) {
      const at = stack.pop()!;
      size += 1;
      const column = at % width;
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
    if (size > most) [most, best] = [size, label];
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
