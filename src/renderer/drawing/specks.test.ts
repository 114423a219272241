/** Specks look as the same ellipses filled by the canvas do, wherever the pen stands. */
import { createCanvas } from '@napi-rs/canvas';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { css, type Colour } from '../looks/colour.ts';
import type { Pen } from './canvas-raster.ts';
import { drawSpecks, type Speck } from './specks.ts';

const SIZE = 48;
const BACKGROUND: Colour = [40, 90, 150];

function picture(draw: (pen: Pen) => void): Uint8ClampedArray {
  const pen = createCanvas(SIZE, SIZE).getContext('2d');
  pen.fillStyle = css(BACKGROUND);
  pen.fillRect(0, 0, SIZE, SIZE);
  draw(pen);
  return pen.getImageData(0, 0, SIZE, SIZE).data;
}

function fillByCanvas(pen: Pen, specks: readonly Speck[]): void {
  for (const { x, y, radiusX, radiusY, turn = 0, colour, alpha } of specks) {
    pen.fillStyle = css(colour, alpha);
    pen.beginPath();
    pen.ellipse(x, y, radiusX, radiusY, turn, 0, 2 * Math.PI);
    pen.fill();
  }
}

function meanDifference(one: Uint8ClampedArray, other: Uint8ClampedArray): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += Math.abs(one[at]! - other[at]!);
  return sum / one.length;
}

const part = fc.integer({ min: 0, max: 255 });
const speck = fc.record({
  x: fc.double({ min: -6, max: SIZE + 6, noNaN: true }),
  y: fc.double({ min: -6, max: SIZE + 6, noNaN: true }),
  radiusX: fc.double({ min: 0.2, max: 9, noNaN: true }),
  radiusY: fc.double({ min: 0.2, max: 9, noNaN: true }),
  turn: fc.double({ min: 0, max: 7, noNaN: true }),
  colour: fc.tuple(part, part, part),
  alpha: fc.double({ min: 0.1, max: 1, noNaN: true }),
});

describe('specks', () => {
  it('look as the canvas would fill them, in their order', () => {
    fc.assert(
      fc.property(
        fc.array(speck, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: -9, max: 9 }),
        (specks, move) => {
          const ours = picture((pen) => {
            pen.translate(move, -move);
            drawSpecks(pen, specks);
          });
          const theirs = picture((pen) => {
            pen.translate(move, -move);
            fillByCanvas(pen, specks);
          });
          // Of edges only, which the two smooth a little differently.
          expect(meanDifference(ours, theirs)).toBeLessThan(3);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('leave the picture and the pen as they were where there are none', () => {
    const untouched = picture(() => undefined);
    expect(picture((pen) => drawSpecks(pen, []))).toEqual(untouched);
    const outside = { x: -50, y: 10, radiusX: 3, radiusY: 3, colour: BACKGROUND, alpha: 1 };
    expect(picture((pen) => drawSpecks(pen, [outside]))).toEqual(untouched);
    picture((pen) => {
      pen.translate(3, 5);
      drawSpecks(pen, [{ ...outside, x: 10 }]);
      expect(pen.getTransform()).toMatchObject({ a: 1, d: 1, e: 3, f: 5 });
    });
  });

  it('thinner than a pixel are paler, not lost', () => {
    const thin = { x: 24.5, y: 24.5, radiusX: 10, radiusY: 0.1, alpha: 1 };
    const pixels = picture((pen) => drawSpecks(pen, [{ ...thin, colour: [255, 255, 255] }]));
    const at = (24 * SIZE + 24) * 4;
    const wanted = BACKGROUND.map((below) => below + (255 - below) * 0.2);
    for (const [index, value] of wanted.entries()) {
      expect(Math.abs(pixels[at + index]! - value)).toBeLessThan(6);
    }
  });
});
