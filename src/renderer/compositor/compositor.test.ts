/** Layers land where they are put, repeat without a seam, and frames go in and out unchanged. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { psnr } from '../../../test/support/video-metrics.ts';
import { createCompositor } from './compositor.ts';
import { loadKernel } from './load-kernel.ts';
import { allocateLayer, fillLayer, type PlanarLayer, type ShownRows } from './planar-layer.ts';
import type { Raster } from './raster.ts';
import { findShownRows } from './shown-rows.ts';

const WIDTH = 36;
const HEIGHT = 20;
const FRAME_BYTES = (WIDTH * HEIGHT * 3) / 2;

function rasterOf(
  width: number,
  height: number,
  pixel: (x: number, y: number) => readonly [number, number, number, number],
): Raster {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set(pixel(x, y), (y * width + x) * 4);
  }
  return { width, height, data };
}

function setUp(raster: Raster, repeats = false, shown?: ShownRows) {
  const kernel = loadKernel();
  const compositor = createCompositor(kernel, WIDTH, HEIGHT);
  const { width, height } = raster;
  const layer: PlanarLayer = allocateLayer(kernel, width, height, repeats, shown);
  fillLayer(kernel, layer, raster);
  const frame = (): Uint8Array => {
    const target = new Uint8Array(FRAME_BYTES);
    compositor.copyTo(target);
    return target;
  };
  return { compositor, layer, frame };
}

const GREY = [128, 128, 128, 255] as const;

describe('createCompositor', () => {
  it('covers an odd-sized frame to its last column with an opaque layer', () => {
    const { compositor, layer, frame } = setUp(rasterOf(WIDTH, HEIGHT, () => GREY));
    compositor.lay(layer, { left: 0, top: 0 });
    const luma = frame().subarray(0, WIDTH * HEIGHT);
    expect(new Set(luma)).toEqual(new Set([126]));
  });

  it('moves a layer by whole pixels exactly', () => {
    const dotted = rasterOf(8, 8, (x, y) =>
      x === 4 && y === 2 ? [255, 255, 255, 255] : [0, 0, 0, 0],
    );
    const { compositor, layer, frame } = setUp(dotted);
    compositor.lay(layer, { left: 10, top: 6 });
    expect(frame().indexOf(235)).toBe(8 * WIDTH + 14);
  });

  it('shows a repeating layer without a seam at any place', () => {
    const wave = rasterOf(40, HEIGHT, (x) => {
      const level = Math.round(128 + 100 * Math.sin((x / 40) * 2 * Math.PI));
      return [level, level, level, 255];
    });
    const { compositor, layer, frame } = setUp(wave, true);
    for (const left of [0, -13.4, -39.9, 27.25, -4000.5]) {
      compositor.lay(layer, { left, top: 0 });
      const row = frame().subarray(0, WIDTH);
      const steps = [...row].slice(1).map((value, x) => Math.abs(value - row[x]!));
      expect(Math.max(...steps)).toBeLessThanOrEqual(16);
      expect(Math.min(...row)).toBeGreaterThanOrEqual(16);
    }
  });

  it('shows a repeating layer as if it were written out, at any place and scale', () => {
    const pattern = (x: number, y: number): readonly [number, number, number, number] => {
      const cover = (x * 37 + y * 11) % 256;
      return [(cover * (x % 5)) / 5, (cover * y) / HEIGHT, cover / 2, cover];
    };
    const once = rasterOf(24, HEIGHT, pattern);
    const written = rasterOf(24 * 5, HEIGHT, (x, y) => pattern(x % 24, y));
    const places = fc.record({
      shift: fc.double({ min: 0, max: 24, maxExcluded: true, noNaN: true }),
      top: fc.double({ min: -4, max: 4, noNaN: true }),
      scale: fc.constantFrom(1, 0.7, 1.31),
      opacity: fc.constantFrom(1, 0.5),
    });
    fc.assert(
      fc.property(places, ({ shift, top, scale, opacity }) => {
        const [repeating, plain] = [setUp(once, true), setUp(written)];
        const place = { left: -shift, top, scale, opacity };
        repeating.compositor.lay(repeating.layer, place);
        // A period further on, for a layer that does not repeat ends softly at its left edge.
        plain.compositor.lay(plain.layer, { ...place, left: -shift - 24 * scale });
        const wanted = plain.frame();
        // A place after the period is a sum that may be rounded to the next 65,536th of a pixel.
        const apart = repeating.frame().map((value, at) => Math.abs(value - wanted[at]!));
        expect(Math.max(...apart)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('shows a layer without memory for its empty rows as if it had some', () => {
    const band = rasterOf(WIDTH, HEIGHT, (x, y) =>
      y < 7 || y > 12 ? [0, 0, 0, 0] : [x * 5, y * 9, 90, 90 + x * 4],
    );
    const shown = findShownRows(band);
    expect(shown).toEqual({ first: 6, end: 14 });
    for (const place of [
      { left: 0, top: 0 },
      { left: 1.3, top: 2.6 },
      { left: -2.7, top: -3.4, scale: 1.17 },
    ]) {
      const [whole, part] = [setUp(band), setUp(band, false, shown)];
      for (const { compositor, layer } of [whole, part]) compositor.lay(layer, place);
      expect(part.frame()).toEqual(whole.frame());
      expect(Math.max(...whole.frame())).toBeGreaterThan(0);
    }
  });

  it('mirrors a flipped layer at its upper edge', () => {
    const steps = rasterOf(WIDTH, 10, (_, y) => [y * 20, y * 20, y * 20, 255]);
    const { compositor, layer, frame } = setUp(steps);
    compositor.lay(layer, { left: 0, top: 15, isFlipped: true });
    const luma = frame();
    expect(luma[15 * WIDTH]!).toBeLessThan(luma[10 * WIDTH]!);
    expect(luma[18 * WIDTH]!).toBe(0);
  });

  it('fades to another frame, and the other frame alone is that frame', () => {
    const { compositor, layer, frame } = setUp(rasterOf(WIDTH, HEIGHT, () => GREY));
    compositor.lay(layer, { left: 0, top: 0 });
    const other = Uint8Array.from({ length: FRAME_BYTES }, (_, index) => (index * 7) % 256);
    compositor.blendWith(other, 1);
    expect(psnr(frame(), other)).toBe(Infinity);
  });

  it('takes all colour away when the grade says so', () => {
    const { compositor, layer, frame } = setUp(rasterOf(WIDTH, HEIGHT, () => [200, 40, 30, 255]));
    compositor.lay(layer, { left: 0, top: 0 });
    compositor.grade({ contrast: 1, lift: 0, chroma: 0, offsetU: 0, offsetV: 0, vignette: 0.3 });
    const chroma = frame().subarray(WIDTH * HEIGHT);
    expect(new Set(chroma)).toEqual(new Set([128]));
  });
});
