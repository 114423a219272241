/** A few thousand of a clip's colours, from all over it. */
import { type Lab, labFromColour } from '../looks/lab.ts';
import { clamp, type Colour } from '../looks/colour.ts';
import { colourFromYuv } from './build-colour-map.ts';
import type { Rotation } from './picture-filter.ts';
import { PictureReader } from './picture-reader.ts';

const PICTURE_COUNT = 10;
const SIDE = 64;
/** Half the frames and their smoothing do not matter for this, and take most of the time. */
const HASTE = { skip_frame: 'noref', skip_loop_filter: 'all' };

export async function sampleColours(
  path: string,
  rotation: Rotation,
  durationSeconds: number,
): Promise<Lab[]> {
  const framesPerSecond = Math.max(0.01, PICTURE_COUNT / durationSeconds);
  const shape = { width: SIDE, height: SIDE, framesPerSecond };
  const reader = await PictureReader.open(path, rotation, shape, HASTE);
  const samples: Lab[] = [];
  for (let count = 0; count < PICTURE_COUNT; count++) {
    const frame = await reader.next();
    if (frame === null) break;
    samples.push(...coloursOf(frame, SIDE, SIDE));
  }
  await reader.close();
  return samples;
}

/** One colour for each pair of chroma values, with the luma of their upper left pixel. */
function colourAt(frame: Uint8Array, at: number, width: number, height: number): Lab {
  const columns = width / 2;
  const luma = frame[Math.floor(at / columns) * 2 * width + (at % columns) * 2]!;
  const u = frame[width * height + at]!;
  const v = frame[(width * height * 5) / 4 + at]!;
  const colour = colourFromYuv(luma, u, v).map((part) => clamp(part, 0, 255));
  return labFromColour(colour as unknown as Colour);
}

/** Of a packed I420 frame: about as many as asked for, spread evenly over it. */
export function coloursOf(
  frame: Uint8Array,
  width: number,
  height: number,
  most = Infinity,
): Lab[] {
  const all = (width * height) / 4;
  // An odd step, or a frame whose width it divides would be looked at in a few columns only.
  const step = Math.max(1, Math.ceil(all / most)) | 1;
  const colours: Lab[] = [];
  for (let at = 0; at < all; at += step) colours.push(colourAt(frame, at, width, height));
  return colours;
}
