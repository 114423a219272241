/**
 * Whole remakings of a film of which the renderer knows nothing: likeness and colours by measure,
 * length, sound and the seam of an extension exactly.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { probeMp4 } from '../../../test/support/probe-mp4.ts';
import { readForComparison, readFrames } from '../../../test/support/read-frames.ts';
import { CLIP, CLIP_TONE_HERTZ, writeSampleClip } from '../../../test/support/sample-clip.ts';
import {
  compareVideos,
  hueShares,
  psnr,
  type LabFrame,
} from '../../../test/support/video-metrics.ts';
import { planFootage } from '../footage/plan-footage.ts';
import { readSound } from '../footage/read-sound.ts';
import { remakeVideo } from './remake-video.ts';

const SECONDS = CLIP.frameCount / CLIP.framesPerSecond;

let folder: string;
let source: string;
let original: LabFrame[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-remake-'));
  source = join(folder, 'source.mp4');
  await writeSampleClip(source);
  original = await readForComparison(source);
});
afterAll(() => rm(folder, { recursive: true }));

interface Wish {
  readonly prompt: string;
  readonly addedSeconds?: number;
  readonly keepsSource?: boolean;
  readonly sourcePath?: string;
  readonly sourceSeconds?: number;
}

async function remake(name: string, wish: Wish) {
  const { prompt, addedSeconds = 0, keepsSource = true, sourceSeconds = SECONDS } = wish;
  const shape = { width: CLIP.width, height: CLIP.height, seed: 5 };
  const plan = { ...shape, prompt, sourceSeconds, addedSeconds, keepsSource };
  return await remakeVideo({
    footage: planFootage(plan).footage,
    sourcePath: wish.sourcePath ?? source,
    outputPath: join(folder, name),
    signal: new AbortController().signal,
    onProgress: () => {},
    timeoutMs: 60_000,
  });
}

describe('a change of light', () => {
  test.each([
    ['golden hour', 'at golden hour'],
    ['palette', 'a teal, sand and rust palette'],
    ['night', 'at night'],
  ])('to %s keeps all that the film shows', async (name, prompt) => {
    const { path } = await remake(`${name}.mp4`, { prompt });
    const changed = await readForComparison(path);
    const likeness = compareVideos(original, changed);
    expect(likeness.edge).toBeGreaterThanOrEqual(0.9);
    expect(likeness.struct).toBeGreaterThanOrEqual(0.95);
    expect(likeness.motion).toBeGreaterThanOrEqual(0.95);
    if (name === 'golden hour') {
      expect(likeness.aShift).toBeGreaterThanOrEqual(3);
      expect(likeness.bShift).toBeGreaterThanOrEqual(12);
    }
    if (name === 'night') expect(likeness.lightnessShift).toBeLessThanOrEqual(-20);
    if (name === 'palette') expectPalette(changed, ['#1f7a7a', '#dcc59a', '#a4472a']);
  });
});

function expectPalette(changed: readonly LabFrame[], colours: readonly string[]): void {
  const before = hueShares(original, colours);
  const after = hueShares(changed, colours);
  expect(after.any).toBeGreaterThanOrEqual(0.45);
  expect(after.any).toBeGreaterThanOrEqual(before.any + 0.3);
  for (const share of after.each) expect(share).toBeGreaterThanOrEqual(0.03);
}

test('rain falls over the film, and the film stays', async () => {
  const { path } = await remake('rain.mp4', { prompt: 'in the rain' });
  const likeness = compareVideos(original, await readForComparison(path));
  expect(likeness.struct).toBeGreaterThanOrEqual(0.6);
  expect(likeness.motion).toBeGreaterThanOrEqual(0.7);
  expect(likeness.edge).toBeGreaterThanOrEqual(0.45);
  const plain = await readFrames(source, CLIP);
  const wet = await readFrames(path, CLIP);
  expect(brightSpecks(wet[20]!, wet[21]!)).toBeGreaterThan(
    3 * brightSpecks(plain[20]!, plain[21]!),
  );
});

/** Pixels that are much brighter than they were a frame before, as streaks are. */
function brightSpecks(before: Uint8Array, after: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < CLIP.width * CLIP.height; at++) if (after[at]! > before[at]! + 12) count++;
  return count;
}

describe('a remade film', () => {
  test('has the length, the rate and the sound of the original', async () => {
    const path = join(folder, 'night.mp4');
    const { video, audio, durationSeconds } = await probeMp4(path);
    expect(durationSeconds).toBeCloseTo(SECONDS, 3);
    expect(video).toMatchObject({ width: 320, height: 180, sampleCount: CLIP.frameCount });
    expect(audio?.durationSeconds).toBeCloseTo(SECONDS, 3);
    const sound = await readSound(path, SECONDS * 48_000);
    const expected = 2 * CLIP_TONE_HERTZ * SECONDS;
    expect(Math.abs(crossings(sound?.left ?? new Float32Array(0)) - expected)).toBeLessThan(8);
  });

  test('is held at its last picture up to the length that is asked for', async () => {
    const sourcePath = join(folder, 'odd.mp4');
    await writeSampleClip(sourcePath, { ...CLIP, frameCount: 40 });
    const { path } = await remake('held.mp4', { prompt: 'as it is', sourcePath });
    const frames = await readFrames(path, CLIP);
    expect(frames).toHaveLength(48);
    expect(psnr(frames[38]!, frames[39]!)).toBeLessThan(40);
    expect(psnr(frames[40]!, frames[47]!)).toBeGreaterThan(40);
  });

  test('shows every other one of sixty pictures a second, and no more than are asked for', async () => {
    const sourcePath = join(folder, '60.mp4');
    await writeSampleClip(sourcePath, { ...CLIP, frameCount: 75, framesPerSecond: 60 });
    const wish = { prompt: 'as it is', sourcePath, sourceSeconds: 1 };
    const { path } = await remake('from-60.mp4', wish);
    expect((await probeMp4(path)).video?.sampleCount).toBe(30);
    const [frames, originals] = [
      await readFrames(path, { ...CLIP, framesPerSecond: 30 }),
      await readFrames(sourcePath, { ...CLIP, framesPerSecond: 60 }),
    ];
    for (const index of [0, 10, 29]) {
      expect(psnr(frames[index]!, originals[2 * index]!)).toBeGreaterThan(32);
    }
  });
});

function crossings(samples: Float32Array): number {
  let count = 0;
  for (let at = 1; at < samples.length; at++)
    if (samples[at - 1]! < 0 !== samples[at]! < 0) count++;
  return count;
}

describe('an extension', () => {
  const prompt = 'it becomes night';
  let frames: Uint8Array[];
  beforeAll(async () => {
    const { path } = await remake('longer.mp4', { prompt, addedSeconds: 3 });
    frames = await readFrames(path, CLIP);
  });

  test('is as long as both together, with sound to the end', async () => {
    expect(frames).toHaveLength(120);
    const { audio, durationSeconds } = await probeMp4(join(folder, 'longer.mp4'));
    expect(durationSeconds).toBeCloseTo(5, 3);
    expect(audio?.durationSeconds).toBeCloseTo(5, 3);
  });

  test('moves across the seam as it moves elsewhere, and shows no picture twice', () => {
    const steps = frames.slice(1).map((frame, index) => psnr(frames[index]!, frame));
    const seam = CLIP.frameCount - 1;
    const near = steps.slice(seam - 6, seam + 7);
    const median = near.toSorted((one, other) => one - other)[6]!;
    expect(steps[seam]).toBeGreaterThanOrEqual(median - 1.5);
    expect(Math.max(...near)).toBeLessThan(45);
  });

  test('changes its light only from the seam on', async () => {
    const measured = await readForComparison(join(folder, 'longer.mp4'));
    const kept = compareVideos(original, measured.slice(0, original.length));
    expect(Math.abs(kept.lightnessShift)).toBeLessThan(1);
    expect(meanLightness(measured.at(-1))).toBeLessThan(meanLightness(measured[0]) - 20);
  });

  test('can be the new part alone', async () => {
    const wish = { prompt, addedSeconds: 1, keepsSource: false };
    const { path } = await remake('only-new.mp4', wish);
    const alone = await readFrames(path, CLIP);
    expect(alone).toHaveLength(24);
    expect(psnr(alone[0]!, frames[CLIP.frameCount]!)).toBeGreaterThan(34);
    expect(psnr(alone[23]!, frames[CLIP.frameCount + 23]!)).toBeGreaterThan(34);
  });
});

function meanLightness(frame: LabFrame | undefined): number {
  const values = frame?.lightness ?? new Float32Array(0);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

test('each file says whether it was drawn, or changed what somebody else had made', async () => {
  const commentOf = async (path: string) =>
    /(Drawn|Changed) by the Reprise renderer\. digitalSourceType: \S+\/(\w+)/u
      .exec((await readFile(path)).toString('latin1'))
      ?.slice(1);
  expect(await commentOf(source)).toEqual(['Drawn', 'algorithmicMedia']);
  const night = join(folder, 'night.mp4');
  expect(await commentOf(night)).toEqual(['Changed', 'algorithmicallyEnhanced']);
});

test('nothing but the films and their pictures is left', async () => {
  const strays = (await readdir(folder)).filter((name) => !/\.(mp4|webp|jpg)$/.test(name));
  expect(strays).toEqual([]);
});
