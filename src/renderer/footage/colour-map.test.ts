/** Tables of colours: what they leave alone, and what they change to. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCompositor } from '../compositor/compositor.ts';
import { loadKernel } from '../compositor/load-kernel.ts';
import { yuvFromColour } from '../compositor/yuv.ts';
import type { Lab } from '../looks/lab.ts';
import { buildColourMap, colourFromYuv, type LabChange } from './build-colour-map.ts';
import { createColourMap, MAP_ENTRIES } from './colour-map.ts';

const SIDE = 16;

type Recolour = (frame: Uint8Array, width?: number, height?: number) => Uint8Array;

/** Changes copies of packed frames by one map. */
function mapped(change: LabChange): Recolour {
  const kernel = loadKernel();
  const map = buildColourMap(kernel, change);
  return (frame, width = SIDE, height = SIDE) => {
    const compositor = createCompositor(kernel, width, height);
    compositor.copyFrom(frame);
    map.apply(compositor.planes, width, height);
    const changed = new Uint8Array(frame.length);
    compositor.copyTo(changed);
    return changed;
  };
}

function plainFrame([y, u, v]: readonly [number, number, number]): Uint8Array {
  const frame = new Uint8Array((SIDE * SIDE * 3) / 2);
  frame.fill(Math.round(y), 0, SIDE * SIDE);
  frame.fill(Math.round(u), SIDE * SIDE, (SIDE * SIDE * 5) / 4);
  frame.fill(Math.round(v), (SIDE * SIDE * 5) / 4);
  return frame;
}

function means(frame: Uint8Array): [number, number, number] {
  const meanOf = (from: number, to: number): number =>
    frame.subarray(from, to).reduce((sum, value) => sum + value, 0) / (to - from);
  const luma = SIDE * SIDE;
  return [meanOf(0, luma), meanOf(luma, luma * 1.25), meanOf(luma * 1.25, luma * 1.5)];
}

const anyColour = fc.tuple(
  fc.integer({ min: 0, max: 255 }),
  fc.integer({ min: 0, max: 255 }),
  fc.integer({ min: 0, max: 255 }),
);

describe('a map that changes nothing', () => {
  const unchanged = mapped((colour) => colour);

  test('leaves every colour of a screen as it is, on the average of its neighbours', () => {
    fc.assert(
      fc.property(anyColour, (colour) => {
        const before = plainFrame(yuvFromColour(colour));
        const expected = means(before);
        means(unchanged(before)).forEach((value, plane) => {
          expect(Math.abs(value - expected[plane]!)).toBeLessThanOrEqual(1.5);
        });
      }),
      { numRuns: 300, examples: [[[255, 0, 176]], [[255, 0, 56]]] },
    );
  });

  test('keeps the steps of a grey ramp in order', () => {
    const levels = Array.from({ length: 220 }, (_, index) => {
      const frame = plainFrame([16 + index, 128, 128]);
      return means(unchanged(frame))[0];
    });
    expect(levels).toEqual(levels.toSorted((one, other) => one - other));
    expect(new Set(levels).size).toBeGreaterThan(210);
  });
});

test('what is given to a map in CIELAB comes out of the frame', () => {
  const darker = ([lightness, a, b]: Lab): Lab => [lightness * 0.5, a, b];
  const frame = plainFrame(yuvFromColour([128, 128, 128]));
  const [y, u, v] = means(mapped(darker)(frame));
  const [red, green, blue] = colourFromYuv(y, u, v);
  // Half of L* 53.6 is the grey of 64.
  for (const part of [red, green, blue]) expect(Math.abs(part - 64)).toBeLessThan(4);
});

test('no frame can lead outside of the table', () => {
  const black = mapped(() => [0, 0, 0]);
  const frame = black(new Uint8Array((SIDE * SIDE * 3) / 2).fill(255));
  expect(new Set(frame.subarray(0, SIDE * SIDE)).size).toBe(1);
  expect([...new Set(frame.subarray(SIDE * SIDE))]).toEqual([128]);
});

test('only what a frame shows is computed, and once', () => {
  let asked = 0;
  const recolour = mapped((colour) => {
    asked += 1;
    return colour;
  });
  expect(asked).toBe(0);
  // On entries of the table, so that dithering has no choice: one cell, its colours and those beyond.
  const frame = plainFrame([120, 100, 140]);
  recolour(frame);
  const askedOnce = asked;
  expect(askedOnce).toBeGreaterThan(0);
  expect(askedOnce).toBeLessThanOrEqual(2 * MAP_ENTRIES);
  recolour(frame);
  expect(asked).toBe(askedOnce);
});

/** A table of which every entry is another number. */
const lumaOf = (entryU: number, entryV: number, luma: number): number =>
  (entryU * 7 + entryV * 13 + luma * 3) & 255;
const chromaOf = (entryU: number, entryV: number, entryY: number): [number, number] => [
  (entryU * 11 + entryV * 3 + entryY * 5) & 255,
  (entryU * 5 + entryV * 17 + entryY) & 255,
];

/** The rule, pixel by pixel. */
function recolouredByHand(before: Uint8Array, width: number, height: number): Uint8Array {
  const after = before.slice();
  const planeU = width * height;
  const planeV = planeU * 1.25;
  for (let at = 0; at < planeU / 4; at++) {
    const [row, column] = [Math.floor(at / (width / 2)), at % (width / 2)];
    const place = ((row & 1) << 1) | (column & 1);
    const [ditherU, ditherV] = [[0, 2, 3, 1][place]!, [2, 0, 1, 3][place]!];
    const entryU = (before[planeU + at]! + ditherU) >> 2;
    const entryV = (before[planeV + at]! + ditherV) >> 2;
    const corner = row * 2 * width + column * 2;
    for (const luma of [corner, corner + 1, corner + width, corner + width + 1]) {
      after[luma] = lumaOf(entryU, entryV, before[luma]!);
    }
    const entryY = (before[corner]! + ditherV) >> 2;
    [after[planeU + at], after[planeV + at]] = chromaOf(entryU, entryV, entryY);
  }
  return after;
}

test.each([
  [16, 16],
  [22, 6],
  [2, 2],
  [34, 4],
])('every pixel of %i x %i goes through the table by itself', (width, height) => {
  const kernel = loadKernel();
  const map = createColourMap(kernel, (entryU, entryV) => ({
    luma: Uint8Array.from({ length: 256 }, (_, luma) => lumaOf(entryU, entryV, luma)),
    chromaU: Uint8Array.from(
      { length: MAP_ENTRIES },
      (_, entryY) => chromaOf(entryU, entryV, entryY)[0],
    ),
    chromaV: Uint8Array.from(
      { length: MAP_ENTRIES },
      (_, entryY) => chromaOf(entryU, entryV, entryY)[1],
    ),
  }));
  const compositor = createCompositor(kernel, width, height);
  const sizeBytes = (width * height * 3) / 2;
  fc.assert(
    fc.property(fc.uint8Array({ minLength: sizeBytes, maxLength: sizeBytes }), (before) => {
      const after = new Uint8Array(sizeBytes);
      compositor.copyFrom(before);
      map.apply(compositor.planes, width, height);
      compositor.copyTo(after);
      expect(after).toEqual(recolouredByHand(before, width, height));
    }),
    { numRuns: 20 },
  );
});
