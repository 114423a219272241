/** Several reference images are several shots, each exact as it begins, and blended in between. */
import { beforeAll, describe, expect, test } from 'vitest';
import { testCardScene } from '../../../test/support/test-card.ts';
import type { FrameDrawer, RgbaImage } from '../drawing/create-frame-drawer.ts';
import { createShotDrawer } from './shot-drawer.ts';

const [WIDTH, HEIGHT] = [96, 64];

/** A picture of one grey. */
function grey(value: number): RgbaImage {
  const data = new Uint8Array(WIDTH * HEIGHT * 4).fill(value);
  for (let at = 3; at < data.length; at += 4) data[at] = 255;
  return { width: WIDTH, height: HEIGHT, data };
}

const scene = testCardScene({
  width: WIDTH,
  height: HEIGHT,
  durationSeconds: 6,
  hasReferenceImage: true,
});

let drawer: FrameDrawer;
beforeAll(async () => {
  drawer = await createShotDrawer(scene, [grey(60), grey(130), grey(200)], 2);
});

function middleAt(timeSeconds: number): number {
  const frame = new Uint8Array(drawer.frameSizeBytes);
  drawer.drawFrame(timeSeconds, frame);
  return frame[(HEIGHT / 2) * WIDTH + WIDTH / 2]!;
}

/** Luma of a grey in limited range. */
function lumaOf(value: number): number {
  return 16 + (219 * value) / 255;
}

describe('three images in six seconds', () => {
  test('the first is the first frame', () => {
    expect(Math.abs(middleAt(0) - lumaOf(60))).toBeLessThanOrEqual(1);
  });

  test.each([
    [1.9, 60],
    [3.5, 130],
    [5.9, 200],
  ])('at %d s the picture of grey %d is seen', (time, value) => {
    expect(Math.abs(middleAt(time) - lumaOf(value))).toBeLessThan(14);
  });

  test('one goes over into the next without a jump', () => {
    const values = Array.from({ length: 24 }, (_, index) => middleAt(1.95 + index / 24));
    const steps = values.slice(1).map((value, index) => value - values[index]!);
    expect(Math.max(...steps.map(Math.abs))).toBeLessThan(8);
    expect(values.at(-1)! - values[0]!).toBeGreaterThan(40);
  });

  test('the last goes on after its time, as in an extension', () => {
    expect(Math.abs(middleAt(9) - lumaOf(200))).toBeLessThan(14);
  });

  test('times may come in any order', () => {
    const before = middleAt(3);
    middleAt(5.5);
    expect(middleAt(3)).toBe(before);
  });
});
