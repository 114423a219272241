/**
 * Small ellipses in great numbers: leaves, tufts, grains, bubbles. Tens of thousands make a scene,
 * and a canvas takes some ten times longer to fill each as a shape of its own.
 */

import type { Colour } from '../looks/colour.ts';
import { canvasFromPixels, type Pen, releaseCanvas } from './canvas-raster.ts';

export interface Speck {
  readonly x: number;
  readonly y: number;
  readonly radiusX: number;
  readonly radiusY: number;
  /** Clockwise, in radians. */
  readonly turn?: number;
  readonly colour: Colour;
  /** From 0, clear, to 1. */
  readonly alpha: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A thinner one is drawn this wide and paler: what lies between pixels would else be lost. */
const THINNEST_RADIUS = 0.5;

/** Draws them in their order. The pen may be moved, but neither scaled nor turned. */
export function drawSpecks(pen: Pen, specks: readonly Speck[]): void {
  const { e: moveX, f: moveY } = pen.getTransform();
  const box = boxAround(pen, specks, moveX, moveY);
  const width = box.right - box.left;
  const height = box.bottom - box.top;
  if (width <= 0 || height <= 0) return;
  const pixels = new Uint8ClampedArray(width * height * 4);
  const away = { x: moveX - box.left, y: moveY - box.top };
  for (const speck of specks) {
    fillSpeck(pixels, width, height, speck, speck.x + away.x, speck.y + away.y);
  }
  const canvas = canvasFromPixels(pixels, width, height);
  pen.save();
  pen.resetTransform();
  pen.drawImage(canvas, box.left, box.top);
  pen.restore();
  releaseCanvas(canvas);
}

/** In whole pixels of the canvas, and inside of it. */
function boxAround(pen: Pen, specks: readonly Speck[], moveX: number, moveY: number): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, radiusX, radiusY } of specks) {
    const reach = Math.max(radiusX, radiusY) + 1;
    left = Math.min(left, x - reach);
    right = Math.max(right, x + reach);
    top = Math.min(top, y - reach);
    bottom = Math.max(bottom, y + reach);
  }
  return {
    left: Math.max(0, Math.floor(left + moveX)),
    top: Math.max(0, Math.floor(top + moveY)),
    right: Math.min(pen.canvas.width, Math.ceil(right + moveX)),
    bottom: Math.min(pen.canvas.height, Math.ceil(bottom + moveY)),
  };
}

/** Lays one ellipse over pixels without premultiplication; its edge is a pixel wide. */
function fillSpeck(
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
  speck: Speck,
  centreX: number,
  centreY: number,
): void {
  const { turn = 0, colour } = speck;
  const radiusX = Math.max(THINNEST_RADIUS, speck.radiusX);
  const radiusY = Math.max(THINNEST_RADIUS, speck.radiusY);
  const alpha = (speck.alpha * (speck.radiusX * speck.radiusY)) / (radiusX * radiusY);
  const cosine = Math.cos(turn);
  const sine = Math.sin(turn);
  const reachX = Math.sqrt((radiusX * cosine) ** 2 + (radiusY * sine) ** 2) + 0.5;
  const reachY = Math.sqrt((radiusX * sine) ** 2 + (radiusY * cosine) ** 2) + 0.5;
  const firstColumn = Math.max(0, Math.floor(centreX - reachX));
  const lastColumn = Math.min(width - 1, Math.floor(centreX + reachX));
  const lastRow = Math.min(height - 1, Math.floor(centreY + reachY));
  // Only between these two is there an edge to be measured.
  const inner = Math.max(0, 1 - 0.5 / Math.min(radiusX, radiusY)) ** 2;
  const outer = (1 + 0.5 / Math.min(radiusX, radiusY)) ** 2;
  for (let row = Math.max(0, Math.floor(centreY - reachY)); row <= lastRow; row++) {
    const down = row + 0.5 - centreY;
    for (let column = firstColumn; column <= lastColumn; column++) {
      const right = column + 0.5 - centreX;
      const u = (right * cosine + down * sine) / radiusX;
      const v = (down * cosine - right * sine) / radiusY;
      const square = u * u + v * v;
      if (square >= outer) continue;
      let covered = 1;
      if (square > inner) {
        // The distance from the edge, nearly: the ellipse's function over its steepness.
        const steepness = 2 * Math.sqrt((u / radiusX) ** 2 + (v / radiusY) ** 2);
        covered = Math.min(1, 0.5 - (square - 1) / steepness);
        if (covered <= 0) continue;
      }
      lay(pixels, (row * width + column) * 4, colour, alpha * covered);
    }
  }
}

function lay(pixels: Uint8ClampedArray, at: number, colour: Colour, alpha: number): void {
  const [red, green, blue] = colour;
  const before = pixels[at + 3]!;
  // Most pixels are met for the first time, or are covered already.
  const whole = before === 255 ? 1 : (before / 255) * (1 - alpha) + alpha;
  const share = before === 0 ? 1 : alpha / whole;
  pixels[at] = pixels[at]! + (red - pixels[at]!) * share;
  pixels[at + 1] = pixels[at + 1]! + (green - pixels[at + 1]!) * share;
  pixels[at + 2] = pixels[at + 2]! + (blue - pixels[at + 2]!) * share;
  pixels[at + 3] = whole * 255;
}
