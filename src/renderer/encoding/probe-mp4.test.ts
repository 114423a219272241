/** The prober must notice what it is there to notice: files that are wrong on purpose. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBoxes } from '../../../test/support/mp4-boxes.ts';
import { probeMp4, type Mp4Probe } from '../../../test/support/probe-mp4.ts';
import { encodeMp4 } from './encode-mp4.ts';
import type { StereoSamples } from './mp4-source.ts';

let folder: string;
let good: Buffer;

function readSilence(_: number, sampleCount: number): StereoSamples {
  return { left: new Float32Array(sampleCount), right: new Float32Array(sampleCount) };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-probe-'));
  const path = join(folder, 'good.mp4');
  const grey = new Uint8Array(64 * 64 * 1.5).fill(128);
  const source = {
    width: 64,
    height: 64,
    frameCount: 24,
    framesPerSecond: 24,
    readFrame: async () => grey,
  };
  await encodeMp4({ ...source, readSound: readSilence }, path, () => {});
  good = await readFile(path);
});
afterAll(() => rm(folder, { recursive: true }));

async function probe(bytes: Uint8Array): Promise<Mp4Probe> {
  const path = join(folder, 'changed.mp4');
  await writeFile(path, bytes);
  return probeMp4(path);
}

/** Finds a box's first byte after its type, wherever it is nested. */
function bodyOf(bytes: Buffer, type: string): number {
  const found = bytes.indexOf(type, 0, 'latin1');
  if (found === -1) throw new Error(`no box ${type}`);
  return found + 4;
}

test('an index at the end is not called a fast start', async () => {
  const boxes = readBoxes(new DataView(good.buffer, good.byteOffset, good.byteLength));
  const partOf = (type: string) => {
    const index = boxes.findIndex((box) => box.type === type);
    const start = (boxes[index]?.start ?? 0) - good.byteOffset;
    const next = boxes[index + 1];
    return good.subarray(start, next === undefined ? undefined : next.start - good.byteOffset);
  };
  const reordered = Buffer.concat([partOf('ftyp'), partOf('mdat'), partOf('moov')]);
  expect((await probe(good)).isFastStart).toBe(true);
  expect((await probe(reordered)).isFastStart).toBe(false);
});

test('a picture shown too long is an uneven pace', async () => {
  const changed = Buffer.from(good);
  const table = bodyOf(changed, 'ctts');
  changed.writeUInt32BE(changed.readUInt32BE(table + 12) + 100, table + 12);
  expect((await probe(good)).video?.isEvenlyPaced).toBe(true);
  expect((await probe(changed)).video?.isEvenlyPaced).toBe(false);
});

test('another step between samples shows', async () => {
  const changed = Buffer.from(good);
  const table = bodyOf(changed, 'stts');
  changed.writeUInt32BE(changed.readUInt32BE(table + 12) * 2, table + 12);
  expect((await probe(changed)).video?.decodeStepsSeconds).toEqual([1 / 12]);
});

test('a late start shows', async () => {
  const changed = Buffer.from(good);
  const edit = bodyOf(changed, 'elst');
  changed.writeInt32BE(0, edit + 12);
  expect((await probe(good)).video?.startSeconds).toBe(0);
  expect((await probe(changed)).video?.startSeconds).toBeGreaterThan(0.04);
});

test('another colour matrix in the container shows', async () => {
  const changed = Buffer.from(good);
  const BT601_MATRIX = 6;
  changed.writeUInt16BE(BT601_MATRIX, bodyOf(changed, 'colr') + 8);
  const { video } = await probe(changed);
  expect(video?.containerColour?.matrix).toBe(BT601_MATRIX);
  expect(video?.streamColour?.matrix).toBe(1);
});

test('a cut file is an error', async () => {
  await expect(probe(good.subarray(0, good.length - 100))).rejects.toThrow(/wrong size/);
});
