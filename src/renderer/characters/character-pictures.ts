/** A character from its clip: small pictures of it alone, on nothing, as it moves. */
import { probeFootage } from '../footage/probe-footage.ts';
import type { Rotation } from '../footage/picture-filter.ts';
import { PictureReader } from '../footage/picture-reader.ts';
import { colourFromYuv } from '../footage/build-colour-map.ts';
import { blameSource, SourceFault } from '../footage/source-fault.ts';
import type { RgbaImage } from '../drawing/create-frame-drawer.ts';
import { clamp } from '../looks/colour.ts';
import { type ClipFrames, colourAt } from './clip-frames.ts';
import { cutOut } from './cut-out.ts';

export const CHARACTER_FRAMES_PER_SECOND = 12;
const LONGER_SIDE = 288;
const MAX_FRAMES = 36;

/** Straight RGBA, all of one size. Throws a RenderError or SourceFault when it cannot be read. */
export async function readCharacter(path: string): Promise<RgbaImage[]> {
  const { width, height, rotation } = await probeFootage(path);
  const scale = Math.min(1, LONGER_SIDE / Math.max(width, height));
  const read = async (by: number): Promise<ClipFrames> => {
    const even = (length: number): number => Math.max(16, 2 * Math.round((length * by) / 2));
    const shape = { width: even(width), height: even(height) };
    return { ...shape, frames: await readFrames(path, rotation, shape) };
  };
  const clip = await read(scale);
  if (clip.frames.length === 0) throw new SourceFault('no picture of it could be decoded');
  const { covers } = cutOut(clip);
  const box = commonBox(clip, covers);
  // Whoever is small in the clip is looked at again, closer, for they will be large in the scene.
  const closer = Math.min(MAX_CLOSER, 1 / scale, LONGER_SIDE / Math.max(box.width, box.height));
  const close = closer < MIN_CLOSER ? clip : await read(scale * closer);
  const factor = close.width / clip.width;
  return close.frames
    .slice(0, covers.length)
    .map((frame, index) => crop(close, frame, { clip, cover: covers[index]!, box, factor }));
}

/** At most so many times as close, for the memory that it takes. */
const MAX_CLOSER = 3;
const MIN_CLOSER = 1.2;

async function readFrames(
  path: string,
  rotation: Rotation,
  size: { readonly width: number; readonly height: number },
): Promise<Uint8Array[]> {
  const shape = { ...size, framesPerSecond: CHARACTER_FRAMES_PER_SECOND };
  return await blameSource(async () => {
    const reader = await PictureReader.open(path, rotation, shape);
    const read: Uint8Array[] = [];
    for (let frame = await reader.next(); frame !== null && read.length < MAX_FRAMES;) {
      read.push(frame);
      frame = await reader.next();
    }
    await reader.close();
    return read;
  });
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Even, and with room for the soft edge. */
function commonBox({ width, height }: ClipFrames, covers: readonly Uint8Array[]): Box {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (const cover of covers) {
    cover.forEach((value, at) => {
      if (value < 24) return;
      const [column, row] = [at % width, Math.floor(at / width)];
      [left, right] = [Math.min(left, column), Math.max(right, column + 1)];
      [top, bottom] = [Math.min(top, row), Math.max(bottom, row + 1)];
    });
  }
  [left, top] = [left & ~1, top & ~1];
  return {
    left,
    top,
    width: Math.max(2, (right - left + 1) & ~1),
    height: Math.max(2, (bottom - top + 1) & ~1),
  };
}

interface Cut {
  /** The clip in which it was cut out. */
  readonly clip: ClipFrames;
  readonly cover: Uint8Array;
  readonly box: Box;
  /** How much larger the pictures are from which it is taken. */
  readonly factor: number;
}

function crop(close: ClipFrames, frame: Uint8Array, cut: Cut): RgbaImage {
  const { box, factor } = cut;
  const even = (length: number): number => Math.max(2, Math.round(length * factor) & ~1);
  const [left, top] = [Math.round(box.left * factor) & ~1, Math.round(box.top * factor) & ~1];
  const [width, height] = [even(box.width), even(box.height)];
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [column, row] = [left + x, top + y];
      if (column >= close.width || row >= close.height) continue;
      const colour = colourFromYuv(...colourAt(close, frame, row * close.width + column));
      const to = (y * width + x) * 4;
      colour.forEach((part, channel) => (data[to + channel] = Math.round(clamp(part, 0, 255))));
      data[to + 3] = coverAt(cut, column, row);
    }
  }
  return { width, height, data };
}

/** Between four pixels of the smaller picture, and steeper, so that a closer look has no wide haze. */
function coverAt({ clip, cover, factor }: Cut, column: number, row: number): number {
  const place = (at: number, size: number): [number, number, number] => {
    const exact = clamp((at + 0.5) / factor - 0.5, 0, size - 1);
    const low = Math.floor(exact);
    return [low, Math.min(size - 1, low + 1), exact - low];
  };
  const [left, right, across] = place(column, clip.width);
  const [top, bottom, down] = place(row, clip.height);
  const at = (x: number, y: number): number => cover[y * clip.width + x]!;
  const upper = at(left, top) * (1 - across) + at(right, top) * across;
  const lower = at(left, bottom) * (1 - across) + at(right, bottom) * across;
  const soft = upper * (1 - down) + lower * down;
  return Math.round(clamp((soft - 127.5) * Math.sqrt(factor) + 127.5, 0, 255));
}
