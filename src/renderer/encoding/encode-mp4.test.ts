/** Each property of the file is checked by a prober that shares no code with the encoder. */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ALL_FORMATS, FilePathSource, Input } from 'mediabunny';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { probeMp4, type Mp4Probe } from '../../../test/support/probe-mp4.ts';
import { encodeMp4 } from './encode-mp4.ts';
import type { Mp4Source } from './mp4-source.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-encode-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A moving gradient and two tones; the one buffer for all frames is on purpose. */
function createSource(width: number, height: number, frameCount: number): Mp4Source {
  const pixels = new Uint8Array((width * height * 3) / 2);
  return {
    width,
    height,
    frameCount,
    framesPerSecond: 24,
    async readFrame(frameIndex) {
      for (let at = 0; at < pixels.length; at++) pixels[at] = 60 + ((at + frameIndex * 3) % 90);
      return pixels;
    },
    readSound(firstSample, sampleCount) {
      const tone = (hertz: number) =>
        Float32Array.from(
          { length: sampleCount },
          (_, index) => 0.2 * Math.sin(((firstSample + index) * hertz * 2 * Math.PI) / 48_000),
        );
      return { left: tone(440), right: tone(660) };
    },
  };
}

async function encode(width: number, height: number, frameCount: number): Promise<Mp4Probe> {
  const path = join(folder, `${width}x${height}x${frameCount}.mp4`);
  await encodeMp4(createSource(width, height, frameCount), path, () => {});
  return probeMp4(path);
}

describe.each([
  [320, 180, 96],
  [180, 320, 48],
  [322, 182, 61],
  [64, 50, 1],
])('%i x %i, %i frames', (width, height, frameCount) => {
  test('every number in the file is exact', async () => {
    const { video, audio, durationSeconds, isFastStart } = await encode(width, height, frameCount);
    const expectedSeconds = frameCount / 24;
    expect(isFastStart).toBe(true);
    expect(durationSeconds).toBeCloseTo(expectedSeconds, 3);
    expect(video).toMatchObject({
      width,
      height,
      sampleCount: frameCount,
      startSeconds: 0,
      isEvenlyPaced: true,
      decodeStepsSeconds: [1 / 24],
    });
    expect(video?.durationSeconds).toBeCloseTo(expectedSeconds, 3);
    expect(video?.codec).toMatch(/^avc1\.64/);
    expect(audio).toMatchObject({
      codec: 'mp4a',
      channelCount: 2,
      samplesPerSecond: 48_000,
      startSeconds: 0,
    });
    expect(Math.abs((audio?.durationSeconds ?? 0) - expectedSeconds)).toBeLessThan(0.025);
  });
});

test('another reader of mp4 agrees', async () => {
  const path = join(folder, 'agreed.mp4');
  await encodeMp4(createSource(322, 182, 61), path, () => {});
  using input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(path) });
  const video = await input.getPrimaryVideoTrack();
  const audio = await input.getPrimaryAudioTrack();
  expect([video?.displayWidth, video?.displayHeight]).toEqual([322, 182]);
  expect((await video?.computePacketStats())?.packetCount).toBe(61);
  expect(await video?.getFirstTimestamp()).toBe(0);
  expect(await video?.computeDuration()).toBeCloseTo(61 / 24, 3);
  expect(await video?.getColorSpace()).toMatchObject({ matrix: 'bt709', fullRange: false });
  expect(await audio?.getCodecParameterString()).toBe('mp4a.40.2');
});

test('container and stream both say BT.709 in limited range', async () => {
  const { video } = await encode(128, 72, 2);
  const bt709 = { primaries: 1, transfer: 1, matrix: 1, isFullRange: false };
  expect(video?.containerColour).toEqual(bt709);
  expect(video?.streamColour).toEqual(bt709);
});

test('key frames are few, and never where an extension begins', async () => {
  const { video } = await encode(128, 72, 510);
  expect(video?.keyFrameIndexes).toEqual([0, 250, 500]);
});

/** For one encode: what no two pictures have in common. */
function createNoise(width: number, height: number, frameCount: number): Mp4Source {
  const pixels = new Uint8Array((width * height * 3) / 2);
  let state = 1;
  return {
    ...createSource(width, height, frameCount),
    async readFrame() {
      for (let at = 0; at < pixels.length; at++) {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        pixels[at] = 16 + (state >>> 24) * 0.85;
      }
      return pixels;
    },
  };
}

test('noise from elsewhere cannot exceed the bit rate cap', async () => {
  const path = join(folder, 'noise.mp4');
  await encodeMp4({ ...createNoise(320, 180, 72), isForeign: true }, path, () => {});
  const { sizeBytes } = await probeMp4(path);
  // One Mbit/s for three seconds, two more that the buffer may hold, sound and index.
  expect(sizeBytes).toBeLessThan(((3 + 2) * 1_000_000) / 8 + 100_000);
});

test.for([
  ['calm pictures', createSource(320, 180, 50), createSource(320, 180, 50)],
  ['small noise', createNoise(320, 180, 30), createNoise(320, 180, 30)],
  ['large noise', createNoise(848, 480, 30), createNoise(848, 480, 30)],
] as const)('%s give the same bytes each time', async ([, ...sources]) => {
  const hashes = [];
  for (const [index, source] of sources.entries()) {
    const path = join(folder, `${index}.mp4`);
    await encodeMp4(source, path, () => {});
    hashes.push(
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    );
  }
  expect(hashes[0]).toBe(hashes[1]);
});

test('frames are counted as they are done, and the name may hold anything', async () => {
  const done: number[] = [];
  const path = join(folder, 'http:a %d b.mp4');
  await encodeMp4(createSource(64, 64, 5), path, (framesDone) => done.push(framesDone));
  expect(done).toEqual([1, 2, 3, 4, 5]);
  expect((await probeMp4(path)).video?.sampleCount).toBe(5);
});

test('a source that fails leaves nothing behind', async () => {
  const path = join(folder, 'failing.mp4');
  const source = createSource(64, 64, 10);
  const failing: Mp4Source = {
    ...source,
    readFrame: (index) => (index < 4 ? source.readFrame(index) : Promise.reject(new Error('no'))),
  };
  await expect(encodeMp4(failing, path, () => {})).rejects.toThrow('no');
  expect((await readdir(folder)).filter((name) => name.startsWith('failing'))).toEqual([]);
});

test('a link in the place of the partial file is not followed', async () => {
  const victim = join(folder, 'victim.txt');
  const path = join(folder, 'linked.mp4');
  await writeFile(victim, 'untouched');
  await symlink(victim, `${path}.partial`);
  await encodeMp4(createSource(64, 64, 2), path, () => {});
  expect(await readFile(victim, 'utf8')).toBe('untouched');
});

test('a folder that does not exist is an error that names the operation', async () => {
  const path = join(folder, 'missing', 'out.mp4');
  await expect(encodeMp4(createSource(64, 64, 2), path, () => {})).rejects.toThrow(
    /open output file: No such file/,
  );
});
