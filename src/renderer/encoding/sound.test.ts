/** The sound in the file is the sound that went in: same time, same pitch, same side. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decoder, Demuxer } from 'node-av';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bandLevel } from '../../../test/support/band-level.ts';
import { encodeMp4 } from './encode-mp4.ts';
import type { StereoSamples } from './mp4-source.ts';

/** 16 s: longer than the writer may keep packets waiting for their order. */
const FRAME_COUNT = 16 * 24;
const BURST_SECONDS = [0.5, 7.25, 15.5];

let folder: string;
let sound: StereoSamples;

/** A low tone on the left; on the right, bursts of a high one at known times. */
function readSound(firstSample: number, sampleCount: number): StereoSamples {
  const left = new Float32Array(sampleCount);
  const right = new Float32Array(sampleCount);
  for (let index = 0; index < sampleCount; index++) {
    const seconds = (firstSample + index) / 48_000;
    left[index] = 0.3 * Math.sin(2 * Math.PI * 300 * seconds);
    const isBurst = BURST_SECONDS.some((start) => seconds >= start && seconds < start + 0.1);
    right[index] = isBurst ? 0.5 * Math.sin(2 * Math.PI * 2_000 * seconds) : 0;
  }
  return { left, right };
}

async function decodeSound(path: string): Promise<StereoSamples> {
  await using demuxer = await Demuxer.open(path);
  const stream = demuxer.audio();
  if (stream === undefined) throw new Error('the file has no sound');
  using decoder = await Decoder.create(stream);
  const left = new Float32Array(FRAME_COUNT * 2_000);
  const right = new Float32Array(FRAME_COUNT * 2_000);
  for await (using frame of decoder.frames(demuxer.packets(stream.index))) {
    if (frame === null) continue;
    const start = Number(frame.pts);
    for (const [plane, target] of [left, right].entries()) {
      const bytes = frame.data?.[plane] ?? Buffer.alloc(0);
      const samples = new Float32Array(frame.nbSamples);
      new Uint8Array(samples.buffer).set(bytes.subarray(0, samples.byteLength));
      // What the encoder put in front of the sound has negative times.
      const skipped = Math.max(0, -start);
      const fitting = samples.subarray(skipped, target.length - start);
      target.set(fitting, Math.max(0, start));
    }
  }
  return { left, right };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-sound-'));
  const path = join(folder, 'tones.mp4');
  const pixels = new Uint8Array(64 * 64 * 1.5).fill(100);
  const source = {
    width: 64,
    height: 64,
    frameCount: FRAME_COUNT,
    framesPerSecond: 24,
    readFrame: async () => pixels,
  };
  await encodeMp4({ ...source, readSound }, path, () => {});
  sound = await decodeSound(path);
});
afterAll(() => rm(folder, { recursive: true }));

test('each side has its own tone, at its strength', () => {
  const inMiddle = sound.left.subarray(96_000, 144_000);
  expect(bandLevel(inMiddle, 250, 350)).toBeGreaterThan(1_000 * bandLevel(inMiddle, 1_900, 2_100));
  const inBurst = sound.right.subarray(7.25 * 48_000, 7.35 * 48_000);
  expect(bandLevel(inBurst, 1_900, 2_100)).toBeGreaterThan(1_000 * bandLevel(inBurst, 250, 350));
  const peak = inMiddle.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  expect(peak).toBeGreaterThan(0.27);
  expect(peak).toBeLessThan(0.33);
});

test.each(BURST_SECONDS)(
  'what sounds at %d s is heard within two milliseconds of it',
  (seconds) => {
    const from = Math.round((seconds - 0.05) * 48_000);
    const loud = sound.right.subarray(from).findIndex((sample) => Math.abs(sample) > 0.25);
    expect(Math.abs((from + loud) / 48_000 - seconds)).toBeLessThan(0.002);
  },
);

test('it lasts to the end', () => {
  const end = sound.left.subarray(-4_800);
  const peak = end.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  expect(peak).toBeGreaterThan(0.25);
});
