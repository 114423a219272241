/** Kept frames come back in any order and as good as new. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { psnr } from '../../../test/support/video-metrics.ts';
import { FrameStore } from './frame-store.ts';

const [WIDTH, HEIGHT] = [96, 64];

function frameOf(index: number): Uint8Array {
  const frame = new Uint8Array((WIDTH * HEIGHT * 3) / 2);
  for (let at = 0; at < frame.length; at++) {
    frame[at] = 128 + 70 * Math.sin(at / (7 + index)) * Math.cos(at / 613);
  }
  return frame;
}

let store: FrameStore;
beforeAll(async () => {
  store = await FrameStore.open(WIDTH, HEIGHT);
  for (let index = 0; index < 12; index++) await store.put(index, frameOf(index));
});
afterAll(() => store.close());

test.each([[11, 10, 9, 0, 1, 5, 5, 11]])('in the order of a swing', async (...order) => {
  for (const index of order) {
    const frame = await store.get(index);
    expect(frame).toHaveLength((WIDTH * HEIGHT * 3) / 2);
    expect(psnr(frame, frameOf(index)), `frame ${index}`).toBeGreaterThan(42);
    expect(psnr(frame, frameOf((index + 3) % 12))).toBeLessThan(30);
  }
});

test('what was not kept is not made up', async () => {
  await expect(store.get(99)).rejects.toThrow(RangeError);
});
