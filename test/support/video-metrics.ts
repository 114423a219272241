/**
 * Measures that tell whether one video is a changed version of another: pure functions over frames
 * of equal size, meant for about 320x180 pixels at four frames per second.
 */

export interface RgbFrame {
  readonly width: number;
  readonly height: number;
  /** Three bytes per pixel, rows from the top. */
  readonly data: Uint8Array;
}

export interface LabFrame {
  readonly width: number;
  readonly height: number;
  readonly lightness: Float32Array;
  readonly a: Float32Array;
  readonly b: Float32Array;
}

export interface Comparison {
  /** Correlation of edge strength. */
  readonly edge: number;
  /** Structure part of SSIM: unaware of brightness and contrast. */
  readonly struct: number;
  /** Correlation of where the picture changes from frame to frame. */
  readonly motion: number;
  /** Mean shifts in CIELAB. */
  readonly lightnessShift: number;
  readonly aShift: number;
  readonly bShift: number;
}

const BLOCK = 8;

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** BT.709 limited range, each chroma value standing for the four pixels it covers. */
export function i420ToRgb(frame: Uint8Array, width: number, height: number): RgbFrame {
  const data = new Uint8Array(width * height * 3);
  const startU = width * height;
  const startV = startU + startU / 4;
  const byte = (value: number): number => Math.max(0, Math.min(255, Math.round(value)));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const chroma = (y >> 1) * (width / 2) + (x >> 1);
      const luma = 1.164384 * (frame[y * width + x]! - 16);
      const u = frame[startU + chroma]! - 128;
      const v = frame[startV + chroma]! - 128;
      const at = (y * width + x) * 3;
      data[at] = byte(luma + 1.792741 * v);
      data[at + 1] = byte(luma - 0.213249 * u - 0.532909 * v);
      data[at + 2] = byte(luma + 2.112402 * u);
    }
  }
  return { width, height, data };
}

const LINEAR = Float64Array.from({ length: 256 }, (_, index) => {
  const part = index / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
});

function labRoot(value: number): number {
  return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116;
}

export function rgbToLab(frame: RgbFrame): LabFrame {
  const { width, height, data } = frame;
  const lightness = new Float32Array(width * height);
  const a = new Float32Array(width * height);
  const b = new Float32Array(width * height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const red = LINEAR[data[pixel * 3]!]!;
    const green = LINEAR[data[pixel * 3 + 1]!]!;
    const blue = LINEAR[data[pixel * 3 + 2]!]!;
    const x = labRoot((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047);
    const y = labRoot(0.2126 * red + 0.7152 * green + 0.0722 * blue);
    const z = labRoot((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883);
    lightness[pixel] = 116 * y - 16;
    a[pixel] = 500 * (x - y);
    b[pixel] = 200 * (y - z);
  }
  return { width, height, lightness, a, b };
}

/** In decibels; Infinity for equal bytes. */
export function psnr(one: Uint8Array, other: Uint8Array): number {
  let squares = 0;
  for (let index = 0; index < one.length; index++) squares += (one[index]! - other[index]!) ** 2;
  return 10 * Math.log10(255 ** 2 / (squares / one.length));
}

/** Correlation of two series, 0 where one of them does not vary. */
function pearson(one: Float32Array, other: Float32Array): number {
  const count = one.length;
  const meanOne = one.reduce((sum, value) => sum + value, 0) / count;
  const meanOther = other.reduce((sum, value) => sum + value, 0) / count;
  let both = 0;
  let squaresOne = 0;
  let squaresOther = 0;
  for (let index = 0; index < count; index++) {
    const a = one[index]! - meanOne;
    const b = other[index]! - meanOther;
    both += a * b;
    squaresOne += a * a;
    squaresOther += b * b;
  }
  const product = Math.sqrt(squaresOne * squaresOther);
  return product === 0 ? 0 : both / product;
}

/** Logarithm of the Sobel gradient, so that strong edges do not drown faint ones. */
function edgeStrength({ width, height, lightness }: LabFrame): Float32Array {
  const edges = new Float32Array(width * height);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = (column: number, row: number): number =>
        lightness[(y + row) * width + x + column]!;
      const right = at(1, -1) + 2 * at(1, 0) + at(1, 1);
      const left = at(-1, -1) + 2 * at(-1, 0) + at(-1, 1);
      const low = at(-1, 1) + 2 * at(0, 1) + at(1, 1);
      const high = at(-1, -1) + 2 * at(0, -1) + at(1, -1);
      edges[y * width + x] = Math.log1p(Math.hypot(right - left, low - high));
    }
  }
  return edges;
}

/** Mean over blocks that have texture in `original`; blocks overlap by half. */
function structure(original: LabFrame, changed: LabFrame): number {
  const { width, height } = original;
  const steady = 0.5 * (BLOCK * BLOCK - 1);
  let sum = 0;
  let blocks = 0;
  for (let top = 0; top + BLOCK <= height; top += BLOCK / 2) {
    for (let left = 0; left + BLOCK <= width; left += BLOCK / 2) {
      const block = blockSums(original.lightness, changed.lightness, top * width + left, width);
      if (block.squaresOne / (BLOCK * BLOCK - 1) < 1.5) continue;
      sum += (block.both + steady) / (Math.sqrt(block.squaresOne * block.squaresOther) + steady);
      blocks++;
    }
  }
  return blocks === 0 ? 0 : sum / blocks;
}

function blockSums(
  one: Float32Array,
  other: Float32Array,
  start: number,
  width: number,
): { both: number; squaresOne: number; squaresOther: number } {
  let meanOne = 0;
  let meanOther = 0;
  for (let row = 0; row < BLOCK; row++) {
    for (let column = 0; column < BLOCK; column++) {
      meanOne += one[start + row * width + column]!;
      meanOther += other[start + row * width + column]!;
    }
  }
  meanOne /= BLOCK * BLOCK;
  meanOther /= BLOCK * BLOCK;
  let both = 0;
  let squaresOne = 0;
  let squaresOther = 0;
  for (let row = 0; row < BLOCK; row++) {
    for (let column = 0; column < BLOCK; column++) {
      const a = one[start + row * width + column]! - meanOne;
      const b = other[start + row * width + column]! - meanOther;
      both += a * b;
      squaresOne += a * a;
      squaresOther += b * b;
    }
  }
  return { both, squaresOne, squaresOther };
}

/** How much each block of the picture changed between two frames. */
function blockChanges(before: LabFrame, after: LabFrame): Float32Array {
  const { width, height } = before;
  const columns = Math.floor(width / BLOCK);
  const rows = Math.floor(height / BLOCK);
  const changes = new Float32Array(columns * rows);
  for (let y = 0; y < rows * BLOCK; y++) {
    for (let x = 0; x < columns * BLOCK; x++) {
      const at = y * width + x;
      const block = Math.floor(y / BLOCK) * columns + Math.floor(x / BLOCK);
      changes[block]! += Math.abs(after.lightness[at]! - before.lightness[at]!);
    }
  }
  return changes;
}

function meanShift(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < one.length; index++) sum += other[index]! - one[index]!;
  return sum / one.length;
}

/** Compares frame by frame; both videos are sampled at the same times. */
export function compareVideos(
  original: readonly LabFrame[],
  changed: readonly LabFrame[],
): Comparison {
  const pairs = original.map((frame, index) => [frame, changed[index]!] as const);
  const motions = pairs.slice(1).map(([frame, other], index) => {
    const [previous, previousOther] = pairs[index]!;
    return pearson(blockChanges(previous, frame), blockChanges(previousOther, other));
  });
  return {
    edge: mean(pairs.map(([one, other]) => pearson(edgeStrength(one), edgeStrength(other)))),
    struct: mean(pairs.map(([one, other]) => structure(one, other))),
    motion: mean(motions),
    lightnessShift: mean(pairs.map(([one, other]) => meanShift(one.lightness, other.lightness))),
    aShift: mean(pairs.map(([one, other]) => meanShift(one.a, other.a))),
    bShift: mean(pairs.map(([one, other]) => meanShift(one.b, other.b))),
  };
}

/** Mean distance from grey in CIELAB. */
export function meanChroma(frames: readonly LabFrame[]): number {
  return mean(
    frames.map(({ a, b }) => {
      let sum = 0;
      for (let index = 0; index < a.length; index++) sum += Math.hypot(a[index]!, b[index]!);
      return sum / a.length;
    }),
  );
}

export interface HueShares {
  /** Share of all coloured pixels whose hue is near any of the wanted ones. */
  readonly any: number;
  /** The same for each wanted colour alone. */
  readonly each: readonly number[];
}

const COLOURED_ABOVE = 8;
const NEAR_DEGREES = 25;

function hueDegrees(a: number, b: number): number {
  return (Math.atan2(b, a) * 180) / Math.PI;
}

/** How far a video's coloured pixels have taken on named colours, given as `#rrggbb`. */
export function hueShares(frames: readonly LabFrame[], wanted: readonly string[]): HueShares {
  const hues = wanted.map((hex) => {
    const data = Uint8Array.from([1, 3, 5], (at) => Number.parseInt(hex.slice(at, at + 2), 16));
    const { a, b } = rgbToLab({ width: 1, height: 1, data });
    return hueDegrees(a[0]!, b[0]!);
  });
  let coloured = 0;
  let near = 0;
  const each = hues.map(() => 0);
  for (const { a, b } of frames) {
    for (let index = 0; index < a.length; index++) {
      if (Math.hypot(a[index]!, b[index]!) <= COLOURED_ABOVE) continue;
      coloured++;
      const hue = hueDegrees(a[index]!, b[index]!);
      const matches = hues.map((other) => {
        const distance = Math.abs(hue - other) % 360;
        return Math.min(distance, 360 - distance) <= NEAR_DEGREES;
      });
      if (matches.includes(true)) near++;
      matches.forEach((isNear, place) => (each[place]! += isNear ? 1 : 0));
    }
  }
  const total = Math.max(1, coloured);
  return { any: near / total, each: each.map((count) => count / total) };
}
