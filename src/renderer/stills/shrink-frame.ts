/** A small picture of a frame that is about to be encoded, so that none has to be decoded for it. */
import { shrinkPlane } from './shrink-plane.ts';
import type { Still } from './still.ts';

/** Brightness holds the detail; the planes of colour have half as many pixels to begin with. */
const LUMA_TAPS = 3;
const CHROMA_TAPS = 2;

export interface PlanarFrame {
  /** I420 bytes of BT.709 in limited range, rows without padding. */
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export function shrinkFrame(frame: PlanarFrame, width: number, height: number): Still {
  const lumaBytes = frame.width * frame.height;
  const chroma = (index: number): Uint8ClampedArray => {
    const start = lumaBytes + (index * lumaBytes) / 4;
    const values = frame.pixels.subarray(start, start + lumaBytes / 4);
    const plane = { values, width: frame.width / 2, height: frame.height / 2 };
    return shrinkPlane(plane, width, height, CHROMA_TAPS);
  };
  const luma = { values: frame.pixels, width: frame.width, height: frame.height };
  const brightness = shrinkPlane(luma, width, height, LUMA_TAPS);
  const rgba = toRgba(brightness, chroma(0), chroma(1));
  return { width, height, pixels: Buffer.from(rgba.buffer) };
}

/** Source of the factors: ITU-R BT.709, with luma from 16 to 235 and differences from 16 to 240. */
function toRgba(
  luma: Uint8ClampedArray,
  blueness: Uint8ClampedArray,
  redness: Uint8ClampedArray,
): Uint8ClampedArray<ArrayBuffer> {
  // Rounds what is stored in it, and keeps it between 0 and 255.
  const pixels = new Uint8ClampedArray(luma.length * 4);
  for (let index = 0; index < luma.length; index++) {
    const grey = (luma[index]! - 16) * (255 / 219);
    const blue = (blueness[index]! - 128) * (255 / 224);
    const red = (redness[index]! - 128) * (255 / 224);
    pixels[index * 4] = grey + 1.5748 * red;
    pixels[index * 4 + 1] = grey - 0.1873 * blue - 0.4681 * red;
    pixels[index * 4 + 2] = grey + 1.8556 * blue;
    pixels[index * 4 + 3] = 255;
  }
  return pixels;
}
