/** Pictures drawn with Skia, and rasters enlarged by it. */

import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Raster } from '../compositor/raster.ts';

export type Pen = SKRSContext2D;

export function evenSize(size: number): number {
  return 2 * Math.ceil(size / 2);
}

/** The size is rounded up to even numbers, as chroma needs them. */
export function drawRaster(width: number, height: number, draw: (pen: Pen) => void): Raster {
  const canvas = createCanvas(evenSize(width), evenSize(height));
  draw(canvas.getContext('2d'));
  const raster = rasterOf(canvas);
  releaseCanvas(canvas);
  return raster;
}

/**
 * Gives back a canvas's pixels at once. They lie outside the heap that the garbage collector
 * watches, so that dozens of frames' worth of them would wait for it.
 */
export function releaseCanvas(canvas: Canvas): void {
  canvas.width = 1;
  canvas.height = 1;
}

/** Skia keeps its pixels premultiplied and as RGBA, just as a raster does. */
export function rasterOf(canvas: Canvas): Raster {
  return { width: canvas.width, height: canvas.height, data: canvas.data() };
}

/** `straight` is RGBA without premultiplication. */
export function canvasFromPixels(
  straight: Uint8ClampedArray,
  width: number,
  height: number,
): Canvas {
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  const image = pen.createImageData(width, height);
  image.data.set(straight);
  pen.putImageData(image, 0, 0);
  return canvas;
}

/** Enlarges a picture that repeats sideways, so that its two ends still meet; `finish` draws on. */
export function enlargeRepeating(
  canvas: Canvas,
  width: number,
  height: number,
  finish?: (pen: Pen) => void,
): Raster {
  const margin = 8;
  const padded = createCanvas(canvas.width + 2 * margin, canvas.height);
  const paddedPen = padded.getContext('2d');
  for (const turn of [-1, 0, 1]) paddedPen.drawImage(canvas, margin + turn * canvas.width, 0);
  const raster = drawRaster(width, height, (pen) => {
    pen.imageSmoothingQuality = 'high';
    const edge = (margin * evenSize(width)) / canvas.width;
    pen.drawImage(padded, -edge, 0, evenSize(width) + 2 * edge, evenSize(height));
    finish?.(pen);
  });
  releaseCanvas(padded);
  return raster;
}

/** Draws onto a picture that repeats sideways: what reaches over one end appears at the other. */
export function drawWrapped(
  target: Pen,
  period: number,
  rows: { readonly top: number; readonly height: number },
  draw: (pen: Pen) => void,
): void {
  const margin = Math.ceil(period / 4);
  const wide = createCanvas(period + 2 * margin, rows.height);
  const pen = wide.getContext('2d');
  pen.translate(margin, -rows.top);
  draw(pen);
  for (const turn of [0, -period, period]) target.drawImage(wide, turn - margin, rows.top);
  releaseCanvas(wide);
}
