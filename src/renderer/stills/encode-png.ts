/** In the child: pixels to a PNG file's bytes. */
import { createCanvas, ImageData } from '@napi-rs/canvas';
import type { Still } from './still.ts';

export function encodePng({ width, height, pixels }: Still): Promise<Buffer> {
  const canvas = createCanvas(width, height);
  const data = new Uint8ClampedArray(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  canvas.getContext('2d').putImageData(new ImageData(data, width, height), 0, 0);
  return canvas.encode('png');
}
