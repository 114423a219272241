/** Frames of an mp4 as pixels, for measuring them. */
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { extractStills } from '../../src/renderer/index.ts';
import type { RgbFrame } from './video-metrics.ts';

/** Whole frames, in their own size. */
export async function decodeWhole(
  path: string,
  timesSeconds: readonly number[],
): Promise<RgbFrame[]> {
  const frames: RgbFrame[] = [];
  for (const picture of await extractStills(path, timesSeconds)) {
    const { width, height } = await loadImage(picture);
    frames.push(await toRgb(picture, width, height));
  }
  return frames;
}

export async function toRgb(picture: Buffer, width: number, height: number): Promise<RgbFrame> {
  const image = await loadImage(picture);
  const context = createCanvas(width, height).getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  const rgba = context.getImageData(0, 0, width, height).data;
  const data = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    data[to] = rgba[from] ?? 0;
    data[to + 1] = rgba[from + 1] ?? 0;
    data[to + 2] = rgba[from + 2] ?? 0;
  }
  return { width, height, data };
}
