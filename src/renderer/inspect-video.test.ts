import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { probeMp4 } from '../../test/support/probe-mp4.ts';
import { encodeMp4 } from './encoding/encode-mp4.ts';
import { inspectVideo } from './inspect-video.ts';

let folder: string;
let path: string;
let good: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-inspect-'));
  path = join(folder, 'good.mp4');
  const grey = new Uint8Array(96 * 64 * 1.5).fill(128);
  const source = {
    width: 96,
    height: 64,
    frameCount: 36,
    framesPerSecond: 24,
    readFrame: async () => grey,
  };
  const readSound = (_: number, sampleCount: number) => ({
    left: new Float32Array(sampleCount),
    right: new Float32Array(sampleCount),
  });
  await encodeMp4({ ...source, readSound }, path, () => {});
  good = await readFile(path);
});
afterAll(() => rm(folder, { recursive: true }));

/** The outermost boxes in the order given. */
function reorder(bytes: Buffer, ...types: readonly string[]): Buffer {
  const boxes = new Map<string, Buffer>();
  for (let at = 0; at < bytes.length; at += bytes.readUInt32BE(at)) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    boxes.set(type, bytes.subarray(at, at + bytes.readUInt32BE(at)));
  }
  return Buffer.concat(types.map((type) => boxes.get(type) ?? Buffer.alloc(0)));
}

test('tells what another prober tells, with other code', async () => {
  const probe = await probeMp4(path);
  const facts = await inspectVideo(good);
  expect(facts).toEqual({
    width: 96,
    height: 64,
    durationSeconds: 1.5,
    frameCount: 36,
    hasAudio: true,
    isFastStart: true,
  });
  expect(facts.frameCount).toBe(probe.video?.sampleCount);
});

test('does not call an index at the end a fast start', async () => {
  const slow = reorder(good, 'ftyp', 'mdat', 'moov');
  expect(await inspectVideo(slow)).toMatchObject({ isFastStart: false, width: 96 });
});

test.each([1, 1000])('notices that the last %i bytes are missing', async (missingBytes) => {
  const cut = good.subarray(0, good.length - missingBytes);
  await expect(inspectVideo(cut)).rejects.toThrow('breaks off');
});

test('an mp4 without its index is not a video', async () => {
  await expect(inspectVideo(reorder(good, 'ftyp', 'mdat'))).rejects.toThrow('not a whole mp4');
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['text', Buffer.from('{"error":{"message":"no"}}')],
  ['a box to the end', Buffer.from('\0\0\0\0free', 'latin1')],
  ['a box shorter than its own name', Buffer.from('\0\0\0\x04free', 'latin1')],
])('%s is not a video', async (_name, bytes) => {
  await expect(inspectVideo(bytes)).rejects.toThrow('not a whole mp4');
});
