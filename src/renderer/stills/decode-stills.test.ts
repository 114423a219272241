import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeMp4 } from '../encoding/encode-mp4.ts';
import { decodeStills } from './decode-stills.ts';

const FRAME_COUNT = 72;

let folder: string;
let path: string;

/** Frame n is all of the same grey, which is told from its neighbours' after coding too. */
function greyOf(frameIndex: number): number {
  return 40 + frameIndex * 2;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-stills-'));
  path = join(folder, 'greys.mp4');
  const [width, height] = [130, 74];
  const source = {
    width,
    height,
    frameCount: FRAME_COUNT,
    framesPerSecond: 24,
    async readFrame(frameIndex: number) {
      const pixels = new Uint8Array((width * height * 3) / 2).fill(128);
      return pixels.fill(greyOf(frameIndex), 0, width * height);
    },
    readSound: (_: number, sampleCount: number) => ({
      left: new Float32Array(sampleCount),
      right: new Float32Array(sampleCount),
    }),
  };
  await encodeMp4(source, path, () => {});
});
afterAll(() => rm(folder, { recursive: true }));

async function frameIndexesAt(...timesSeconds: readonly number[]): Promise<number[]> {
  const stills = await decodeStills(path, () => timesSeconds);
  return stills.map(({ pixels }) => {
    const luma = 16 + ((pixels[0] ?? 0) * 219) / 255;
    return Math.abs(Math.round((luma - greyOf(0)) / 2));
  });
}

test('the frame on the screen is the one that began last', async () => {
  expect(await frameIndexesAt(0, 1 / 24, 1.9999, 2, 2.03, 2.042)).toEqual([0, 1, 47, 48, 48, 49]);
});

test('times may come in any order, repeat, and lie outside', async () => {
  expect(await frameIndexesAt(2.5, 0.5, 2.5, -3, 1_000)).toEqual([60, 12, 60, 0, 71]);
});

test('every pixel is filled, to the last column and row', async () => {
  const [still] = await decodeStills(path, () => [1]);
  expect(still?.pixels.length).toBe(130 * 74 * 4);
  const first = still?.pixels.subarray(0, 4);
  for (let at = 0; at < (still?.pixels.length ?? 0); at += 4) {
    expect(still?.pixels.subarray(at, at + 4).equals(first ?? Buffer.alloc(0))).toBe(true);
  }
});

test('the duration is told to whoever chooses the times', async () => {
  let told = 0;
  await decodeStills(path, (durationSeconds) => {
    told = durationSeconds;
    return [];
  });
  expect(told).toBe(3);
});

test.each([
  ['a playlist', '#EXTM3U\n#EXTINF:4,\nfile:///etc/passwd\n'],
  ['a list of other files', 'ffconcat version 1.0\nfile /etc/passwd\n'],
  ['text', 'no video'],
  ['nothing', ''],
])('%s is refused, whatever its name', async (name, content) => {
  const fake = join(folder, `${name}.mp4`);
  await writeFile(fake, content);
  await expect(decodeStills(fake, () => [0])).rejects.toThrow(/open video/);
});
