/**
 * A drawing thread for tests of everything after the drawing: plain fields that say which frame
 * they are, so that a shifted, torn or wrongly coloured frame is noticed.
 */
import { drawFrames } from '../../src/renderer/process/draw-frames.ts';
import { FRAMES_PER_SECOND } from '../../src/renderer/scene/scene.ts';
import {
  CRASHING_SEED,
  FAILING_SEED,
  SLOW_SEED,
  TEST_CARD_COLOUR,
  testCardGrey,
  type Rgb,
} from './test-card.ts';

const SLOW_FRAME_MS = 100;

await drawFrames(async ({ scene, referenceImages }) => {
  if (scene.seed === FAILING_SEED) throw new Error('the test card was told to fail');
  if (scene.seed === CRASHING_SEED) process.kill(process.pid, 'SIGSEGV');
  const lumaBytes = scene.width * scene.height;
  const [red = 0, green = 0, blue = 0] = referenceImages[0]?.data ?? [];
  const colour = referenceImages.length === 0 ? TEST_CARD_COLOUR : { red, green, blue };
  const lower = toBt709(colour);
  return {
    frameSizeBytes: (lumaBytes * 3) / 2,
    drawFrame(timeSeconds, target) {
      if (scene.seed === SLOW_SEED) sleep(SLOW_FRAME_MS);
      const grey = testCardGrey(Math.round(timeSeconds * FRAMES_PER_SECOND));
      const upper = toBt709({ red: grey, green: grey, blue: grey });
      fillHalves(target.subarray(0, lumaBytes), upper.luma, lower.luma);
      fillHalves(target.subarray(lumaBytes, (lumaBytes * 5) / 4), upper.blue, lower.blue);
      fillHalves(target.subarray((lumaBytes * 5) / 4), upper.red, lower.red);
    },
  };
});

function fillHalves(plane: Uint8Array, upper: number, lower: number): void {
  plane.fill(upper, 0, plane.length / 2);
  plane.fill(lower, plane.length / 2);
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** Limited range: luma from 16 to 235, colour differences from 16 to 240. */
function toBt709({ red, green, blue }: Rgb): { luma: number; blue: number; red: number } {
  const luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return {
    luma: Math.round(16 + (219 * luma) / 255),
    blue: Math.round(128 + (224 * (blue - luma)) / 1.8556 / 255),
    red: Math.round(128 + (224 * (red - luma)) / 1.5748 / 255),
  };
}
