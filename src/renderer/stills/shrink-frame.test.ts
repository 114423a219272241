/** Colours of small pictures, against what the standard says of the bytes. */
import { describe, expect, test } from 'vitest';
import { shrinkFrame } from './shrink-frame.ts';

/** Luma and colour differences of one colour, all over. */
function plain(luma: number, blueness: number, redness: number, width = 16, height = 8) {
  const pixels = new Uint8Array((width * height * 3) / 2);
  pixels.fill(luma, 0, width * height);
  pixels.fill(blueness, width * height, (width * height * 5) / 4);
  pixels.fill(redness, (width * height * 5) / 4);
  return { pixels, width, height };
}

function firstPixel(...bytes: Parameters<typeof plain>): number[] {
  return [...shrinkFrame(plain(...bytes), 4, 2).pixels.subarray(0, 4)];
}

describe('a small picture of a frame', () => {
  // Source: BT.709 in limited range; the primaries are its own coded values.
  test.each([
    ['black', [16, 128, 128], [0, 0, 0]],
    ['white', [235, 128, 128], [255, 255, 255]],
    ['red', [63, 102, 240], [255, 0, 0]],
    ['green', [173, 42, 26], [0, 255, 0]],
    ['blue', [32, 240, 118], [0, 0, 255]],
  ] as const)('has %s as it was', (_name, [luma, blueness, redness], expected) => {
    const [red = -1, green = -1, blue = -1, alpha] = firstPixel(luma, blueness, redness);
    for (const [index, value] of [red, green, blue].entries()) {
      expect(Math.abs(value - (expected[index] ?? 0))).toBeLessThanOrEqual(2);
    }
    expect(alpha).toBe(255);
  });

  test('does not wrap around where the bytes lie outside of what is allowed', () => {
    expect(firstPixel(0, 128, 128)).toEqual([0, 0, 0, 255]);
    expect(firstPixel(255, 128, 128)).toEqual([255, 255, 255, 255]);
  });

  test('keeps left, right, top and bottom in their places', () => {
    const frame = plain(16, 128, 128);
    // The right half of the upper half is white; the colour of the lower half is red.
    for (let y = 0; y < 4; y++) frame.pixels.fill(235, y * 16 + 8, y * 16 + 16);
    frame.pixels.fill(63, 64, 128);
    frame.pixels.fill(102, 128 + 16, 160);
    frame.pixels.fill(240, 160 + 16);
    const { width, height, pixels } = shrinkFrame(frame, 2, 2);
    expect([width, height, pixels.length]).toEqual([2, 2, 16]);
    const reds = [0, 4, 8, 12].map((at) => pixels[at] ?? -1);
    const greens = [1, 5, 9, 13].map((at) => pixels[at] ?? -1);
    expect(reds.map((value) => value > 128)).toEqual([false, true, true, true]);
    expect(greens.map((value) => value > 128)).toEqual([false, true, false, false]);
  });
});
