/** A character from its clip: small pictures of it alone, on nothing, as it moves. */
import { probeFootage } from '../footage/probe-footage.ts';
import { PictureReader } from '../footage/picture-reader.ts';
import { colourFromYuv } from '../footage/build-colour-map.ts';
import { blameSource, SourceFault } from '../footage/source-fault.ts';
import type { RgbaImage } from '../drawing/create-frame-drawer.ts';
import { clamp } from '../looks/colour.ts';
import type { ClipFrames } from './clip-frames.ts';
import { cutOut } from './cut-out.ts';

export const CHARACTER_FRAMES_PER_SECOND = 12;
const LONGER_SIDE = 288;
const MAX_FRAMES = 36;

/** Straight RGBA, all of one size. Throws a RenderError or SourceFault when it cannot be read. */
export async function readCharacter(path: string): Promise<RgbaImage[]> {
  const { width, height, rotation } = await probeFootage(path);
  const scale = Math.min(1, LONGER_SIDE / Math.max(width, height));
  const even = (length: number): number => Math.max(16, 2 * Math.round((length * scale) / 2));
  const shape = {
    width: even(width),
    height: even(height),
    framesPerSecond: CHARACTER_FRAMES_PER_SECOND,
  };
  const frames = await blameSource(async () => {
    const reader = await PictureReader.open(path, rotation, shape);
    const read: Uint8Array[] = [];
    for (let frame = await reader.next(); frame !== null && read.length < MAX_FRAMES;) {
      read.push(frame);
      frame = await reader.next();
    }
    await reader.close();
    return read;
  });
  if (frames.length === 0) throw new SourceFault('no picture of it could be decoded');
  return picturesOf({ ...shape, frames });
}

function picturesOf(clip: ClipFrames): RgbaImage[] {
  const { covers } = cutOut(clip);
  const box = commonBox(clip, covers);
  return clip.frames.map((frame, index) => crop(clip, frame, covers[index]!, box));
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

function crop(clip: ClipFrames, frame: Uint8Array, cover: Uint8Array, box: Box): RgbaImage {
  const data = new Uint8Array(box.width * box.height * 4);
  const luma = clip.width * clip.height;
  for (let y = 0; y < box.height; y++) {
    for (let x = 0; x < box.width; x++) {
      const [column, row] = [box.left + x, box.top + y];
      if (column >= clip.width || row >= clip.height) continue;
      const at = row * clip.width + column;
      const chroma = (row >> 1) * (clip.width / 2) + (column >> 1);
      const colour = colourFromYuv(
        frame[at]!,
        frame[luma + chroma]!,
        frame[(luma * 5) / 4 + chroma]!,
      );
      const to = (y * box.width + x) * 4;
      colour.forEach((part, channel) => (data[to + channel] = Math.round(clamp(part, 0, 255))));
      data[to + 3] = cover[at]!;
    }
  }
  return { width: box.width, height: box.height, data };
}
