/** Pixels of a PNG, for tests that look at pictures. */
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Rgb } from './test-card.ts';

export interface Picture {
  readonly width: number;
  readonly height: number;
  at(x: number, y: number): Rgb;
}

export async function readPng(bytes: Uint8Array): Promise<Picture> {
  const image = await loadImage(bytes);
  const { width, height } = image;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  return {
    width,
    height,
    at(x, y) {
      const [red = 0, green = 0, blue = 0] = data.subarray((y * width + x) * 4);
      return { red, green, blue };
    },
  };
}
