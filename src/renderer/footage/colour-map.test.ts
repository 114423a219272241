/** Tables of colours: what they leave alone, and what they change to. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { yuvFromColour } from '../compositor/yuv.ts';
import type { Lab } from '../looks/lab.ts';
import { buildColourMap, colourFromYuv } from './build-colour-map.ts';
import { applyColourMap, lumaAt } from './colour-map.ts';

const SIDE = 16;

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
  const map = buildColourMap((colour) => colour);

  test('leaves every colour of a screen as it is, on the average of its neighbours', () => {
    fc.assert(
      fc.property(anyColour, (colour) => {
        const before = plainFrame(yuvFromColour(colour));
        const after = before.slice();
        applyColourMap(after, SIDE, SIDE, map);
        const expected = means(before);
        means(after).forEach((value, plane) => {
          expect(Math.abs(value - expected[plane]!)).toBeLessThanOrEqual(1.5);
        });
      }),
      { numRuns: 300, examples: [[[255, 0, 176]], [[255, 0, 56]]] },
    );
  });

  test('keeps the steps of a grey ramp in order', () => {
    const levels = Array.from({ length: 220 }, (_, index) => {
      const frame = plainFrame([16 + index, 128, 128]);
      applyColourMap(frame, SIDE, SIDE, map);
      return means(frame)[0];
    });
    expect(levels).toEqual(levels.toSorted((one, other) => one - other));
    expect(new Set(levels).size).toBeGreaterThan(210);
  });
});

test('what is given to a map in CIELAB comes out of the frame', () => {
  const darker = ([lightness, a, b]: Lab): Lab => [lightness * 0.5, a, b];
  const frame = plainFrame(yuvFromColour([128, 128, 128]));
  applyColourMap(frame, SIDE, SIDE, buildColourMap(darker));
  const [y, u, v] = means(frame);
  const [red, green, blue] = colourFromYuv(y, u, v);
  // Half of L* 53.6 is the grey of 64.
  for (const part of [red, green, blue]) expect(Math.abs(part - 64)).toBeLessThan(4);
});

test('no frame can lead outside of the table', () => {
  const map = buildColourMap(() => [50, 0, 0]);
  const frame = new Uint8Array((SIDE * SIDE * 3) / 2).fill(255);
  applyColourMap(frame, SIDE, SIDE, map);
  expect(new Set(frame.subarray(0, SIDE * SIDE)).size).toBe(1);
  expect([...new Set(frame.subarray(SIDE * SIDE))]).toEqual([128]);
});

test('only what a frame shows is computed, and once', () => {
  let asked = 0;
  const map = buildColourMap((colour) => {
    asked += 1;
    return colour;
  });
  expect(asked).toBe(0);
  // On entries of the table, so that dithering has no choice.
  const frame = plainFrame([120, 100, 140]);
  applyColourMap(frame.slice(), SIDE, SIDE, map);
  const askedOnce = asked;
  expect(askedOnce).toBeGreaterThan(0);
  expect(map.filled.reduce((sum, isFilled) => sum + isFilled, 0)).toBe(1);
  applyColourMap(frame.slice(), SIDE, SIDE, map);
  expect(asked).toBe(askedOnce);
});

test('every pixel goes through the table by itself, wherever the frame lies in memory', () => {
  const map = buildColourMap(([lightness, a, b]) => [lightness * 0.8, b, a]);
  const pixels = (SIDE * SIDE * 3) / 2;
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: pixels, maxLength: pixels }),
      fc.constantFrom(0, 2, 6),
      (before, offset) => {
        const after = new Uint8Array(new ArrayBuffer(pixels + offset), offset);
        after.set(before);
        applyColourMap(after, SIDE, SIDE, map);
        for (let at = 0; at < SIDE * SIDE; at++) {
          const column = (at % SIDE) >> 1;
          const row = Math.floor(at / SIDE) >> 1;
          const chroma = SIDE * SIDE + row * (SIDE / 2) + column;
          const place = ((row & 1) << 1) | (column & 1);
          const entryU = (before[chroma]! + [0, 2, 3, 1][place]!) >> 2;
          const entryV = (before[chroma + (SIDE * SIDE) / 4]! + [2, 0, 1, 3][place]!) >> 2;
          expect(after[at]).toBe(map.luma[lumaAt(entryU, entryV, before[at]!)]);
        }
      },
    ),
    { numRuns: 20 },
  );
});
