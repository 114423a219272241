/** Frames of a film come in order, in the size and at the rate that was asked for, and turned upright. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFrames } from '../../../test/support/read-frames.ts';
import { CLIP, CLIP_TONE_HERTZ, writeSampleClip } from '../../../test/support/sample-clip.ts';
import { psnr } from '../../../test/support/video-metrics.ts';
import { PictureReader } from './picture-reader.ts';
import { readSound } from './read-sound.ts';
import { sampleColours } from './sample-colours.ts';

let folder: string;
let path: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-reader-'));
  path = join(folder, 'clip.mp4');
  await writeSampleClip(path);
});
afterAll(() => rm(folder, { recursive: true }));

describe('pictures', () => {
  test.each([
    [24, 48],
    [12, 24],
    [30, 60],
    [4, 8],
  ])('at %d a second are %d', async (framesPerSecond, count) => {
    const frames = await readFrames(path, { ...CLIP, framesPerSecond });
    expect(frames).toHaveLength(count);
    for (const frame of frames) expect(frame).toHaveLength((CLIP.width * CLIP.height * 3) / 2);
  });

  test('move on from one to the next', async () => {
    const frames = await readFrames(path, CLIP);
    for (const [index, frame] of frames.slice(1).entries()) {
      expect(psnr(frames[index]!, frame)).toBeLessThan(45);
    }
  });

  test('of another shape show the middle, without being stretched', async () => {
    const square = await readFrames(path, { width: 180, height: 180, framesPerSecond: 4 });
    const whole = await readFrames(path, { ...CLIP, framesPerSecond: 4 });
    // The column in the middle is the same in both.
    const [ofSquare, ofWhole] = [square[2]!, whole[2]!];
    for (let row = 4; row < 176; row += 8) {
      expect(Math.abs(ofSquare[row * 180 + 90]! - ofWhole[row * 320 + 160]!)).toBeLessThan(9);
    }
  });

  test.each([
    [90, (x: number, y: number) => [y, 179 - x]],
    [180, (x: number, y: number) => [319 - x, 179 - y]],
    [270, (x: number, y: number) => [319 - y, x]],
  ] as const)('turned by %d degrees are shown as a player would', async (rotation, from) => {
    const [width, height] = rotation === 180 ? [320, 180] : [180, 320];
    const reader = await PictureReader.open(path, rotation, { width, height, framesPerSecond: 24 });
    const turned = await reader.next();
    await reader.close();
    const [upright] = await readFrames(path, CLIP);
    for (const [x, y] of [
      [20, 30],
      [150, 160],
      [90, 100],
    ] as const) {
      const [column, row] = from(x, y) as [number, number];
      const difference = turned![y * width + x]! - upright![row * 320 + column]!;
      expect(Math.abs(difference)).toBeLessThan(12);
    }
  });
});

describe('sound', () => {
  test('is as long as asked for, and silent where the film has ended', async () => {
    const sound = await readSound(path, 3 * 48_000);
    expect(sound?.left).toHaveLength(3 * 48_000);
    const level = (from: number, to: number): number => {
      const samples = sound!.left.subarray(from * 48_000, to * 48_000);
      return Math.sqrt(samples.reduce((sum, value) => sum + value ** 2, 0) / samples.length);
    };
    expect(level(0.2, 1.8)).toBeCloseTo(0.3 / Math.SQRT2, 1);
    expect(level(2.1, 3)).toBe(0);
  });

  test('is where it belongs: its first wave rises at the first picture', async () => {
    const sound = await readSound(path, 4_800);
    const quarter = Math.round(48_000 / CLIP_TONE_HERTZ / 4);
    const wave = sound!.left.subarray(960);
    const phase = (2 * Math.PI * CLIP_TONE_HERTZ * 960) / 48_000;
    expect(wave[quarter]).toBeCloseTo(0.3 * Math.sin(phase + Math.PI / 2), 1);
  });
});

test('colours are sampled from all over the film', async () => {
  const samples = await sampleColours(path, 0, 2);
  expect(samples.length).toBeGreaterThan(5_000);
  const isNear = (b: number) => samples.some((sample) => Math.abs(sample[2] - b) < 6);
  expect(isNear(-28)).toBe(true);
  expect(isNear(30)).toBe(true);
});
