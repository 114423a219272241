/** In the child: pixels on a canvas, to be encoded or drawn elsewhere. */
import { createCanvas, ImageData, type Canvas } from '@napi-rs/canvas';
import type { Still } from './still.ts';

export function stillCanvas({ width, height, pixels }: Still): Canvas {
  const canvas = createCanvas(width, height);
  const data = new Uint8ClampedArray(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  canvas.getContext('2d').putImageData(new ImageData(data, width, height), 0, 0);
  return canvas;
}
