/** The measures themselves: each must tell what it says apart from what it ignores. */

import { describe, expect, it } from 'vitest';
import {
  compareVideos,
  hueShares,
  i420ToRgb,
  type LabFrame,
  meanChroma,
  psnr,
  rgbToLab,
} from './video-metrics.ts';

const WIDTH = 64;
const HEIGHT = 48;

function frameOf(pixel: (x: number, y: number) => readonly number[]): LabFrame {
  const data = new Uint8Array(WIDTH * HEIGHT * 3);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) data.set(pixel(x, y), (y * WIDTH + x) * 3);
  }
  return rgbToLab({ width: WIDTH, height: HEIGHT, data });
}

/** A checked pattern that moves to the right, in grey from `dark` to `light`. */
function film(dark: number, light: number, cell = 5): LabFrame[] {
  return [0, 2, 4].map((shift) =>
    frameOf((x, y) => {
      const isLight = (Math.floor((x + shift) / cell) + Math.floor(y / cell)) % 2 === 0;
      return Array(3).fill(isLight ? light : dark) as number[];
    }),
  );
}

describe('compareVideos', () => {
  it('finds a video equal to itself', () => {
    const { edge, struct, motion, lightnessShift } = compareVideos(film(60, 180), film(60, 180));
    expect([edge, struct, motion, lightnessShift]).toEqual([
      expect.closeTo(1),
      expect.closeTo(1),
      expect.closeTo(1),
      0,
    ]);
  });

  it('ignores brightness and contrast in the structure, and reports the darkening', () => {
    const { struct, lightnessShift } = compareVideos(film(60, 180), film(20, 70));
    expect(struct).toBeGreaterThan(0.97);
    expect(lightnessShift).toBeLessThan(-20);
  });

  it('tells another picture apart', () => {
    const { struct, edge } = compareVideos(film(60, 180), film(60, 180, 9));
    expect(struct).toBeLessThan(0.4);
    expect(edge).toBeLessThan(0.4);
  });
});

describe('colour measures', () => {
  it('count hues near the wanted ones among coloured pixels only', () => {
    const half = frameOf((x) => (x < WIDTH / 2 ? [31, 122, 122] : [128, 128, 128]));
    expect(hueShares([half], ['#1f7a7a', '#a4472a'])).toEqual({ any: 1, each: [1, 0] });
    expect(meanChroma([half])).toBeGreaterThan(8);
    expect(meanChroma([frameOf(() => [90, 90, 90])])).toBeLessThan(0.1);
  });

  it('read I420 as BT.709 limited range', () => {
    const red = Uint8Array.from([63, 63, 63, 63, 102, 240]);
    const { data } = i420ToRgb(red, 2, 2);
    expect(Math.abs(data[0]! - 255)).toBeLessThanOrEqual(2);
    expect(data[1]!).toBeLessThanOrEqual(2);
    expect(data[2]!).toBeLessThanOrEqual(2);
  });
});

describe('psnr', () => {
  it('is infinite for equal bytes and 48 dB for a difference of one', () => {
    expect(psnr(Uint8Array.from([1, 2]), Uint8Array.from([1, 2]))).toBe(Infinity);
    expect(psnr(Uint8Array.from([1, 2]), Uint8Array.from([2, 3]))).toBeCloseTo(48.13, 2);
  });
});
