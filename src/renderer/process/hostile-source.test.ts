/**
 * What strangers upload and call a video. Each file ends in one clear error; nothing else of this
 * machine is read, nothing of the network is asked, and this process lives on.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  damagedVideos,
  hostileVideos,
  type HostileVideo,
} from '../../../test/support/hostile-videos.ts';
import { CLIP, writeSampleClip } from '../../../test/support/sample-clip.ts';
import { planFootage } from '../footage/plan-footage.ts';
import { probeFootage } from '../footage/probe-footage.ts';
import { remakeVideo } from './remake-video.ts';
import { RenderError } from './render-error.ts';

const LONG_AGO = new Date('2001-01-01T00:00:00Z');

let folder: string;
let secretFolder: string;
let good: Buffer;
let visits = 0;
const listener = createServer((_request, response) => {
  visits += 1;
  response.end('x');
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-hostile-'));
  secretFolder = await mkdtemp(join(tmpdir(), 'reprise-secret-'));
  const path = join(folder, 'good.mp4');
  await writeSampleClip(path, { ...CLIP, frameCount: 24 });
  good = await readFile(path);
  // A good film as the forbidden one: if it were reached, a result would show it.
  await writeFile(join(secretFolder, 'secret.mp4'), good);
  await utimes(join(secretFolder, 'secret.mp4'), LONG_AGO, LONG_AGO);
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  listener.close();
  await rm(folder, { recursive: true });
  await rm(secretFolder, { recursive: true });
});

function allHostile(): HostileVideo[] {
  const { port } = listener.address() as AddressInfo;
  const traces = {
    path: join(secretFolder, 'secret.mp4'),
    url: `http://127.0.0.1:${port}/video.mp4`,
  };
  return hostileVideos(good, traces);
}

async function remake(name: string, sourcePath: string): Promise<RenderError | null> {
  const shape = { width: CLIP.width, height: CLIP.height, seed: 1, sourceSeconds: 1 };
  const plan = { ...shape, prompt: 'at night', addedSeconds: 0, keepsSource: true };
  try {
    await remakeVideo({
      footage: planFootage(plan).footage,
      sourcePath,
      outputPath: join(folder, name),
      signal: new AbortController().signal,
      onProgress: () => {},
      timeoutMs: 60_000,
    });
    return null;
  } catch (error) {
    if (error instanceof RenderError) return error;
    throw error;
  }
}

async function write(name: string, bytes: Buffer): Promise<string> {
  const path = join(folder, name.replaceAll(/[^a-z0-9.]+/g, '-'));
  await writeFile(path, bytes);
  return path;
}

test('the good file is taken, so that the others are refused for what is wrong with them', async () => {
  const probed = await probeFootage(join(folder, 'good.mp4'));
  expect(probed).toMatchObject({ width: 320, height: 180, rotation: 0, hasSound: true });
  expect(probed.durationSeconds).toBeCloseTo(1, 2);
  expect(probed.framesPerSecond).toBeCloseTo(24, 0);
});

test('files that lie about what they are do not pass the first look', async () => {
  for (const { name, bytes, looksGood } of allHostile()) {
    if (looksGood) continue;
    const path = await write(name, bytes);
    const error: unknown = await probeFootage(path).then(
      () => null,
      (reason) => reason,
    );
    expect(error, name).toMatchObject({ name: 'RenderError', kind: 'source_video' });
    await rm(path);
  }
});

test('a few of them, sent to the renderer, end in an error that says what is allowed', async () => {
  const chosen = new Set([
    'a playlist of a file',
    'a reference to another file',
    'an unknown coding',
  ]);
  for (const { name, bytes } of allHostile().filter((hostile) => chosen.has(hostile.name))) {
    const path = await write(name, bytes);
    const error = await remake('never.mp4', path);
    expect(error, name).toMatchObject({ kind: 'source_video' });
    expect(error?.message).toContain('MP4, MOV or WebM');
    expect(error?.message).not.toContain(folder);
    await rm(path);
  }
  expect((await readdir(folder)).filter((name) => name.startsWith('never'))).toEqual([]);
});

test('damaged films are refused, or made without harm', async () => {
  for (const { name, bytes, mayBeTaken } of damagedVideos(good, 4, 20_261_126)) {
    const path = await write(name, bytes);
    const error = await remake('damaged.mp4', path);
    if (error === null) expect(mayBeTaken, name).toBe(true);
    else expect(error.kind, `${name}: ${error.internal}`).toBe('source_video');
    await rm(path);
  }
});

test('nobody was asked for anything, and nothing but the upload was opened', async () => {
  expect(visits).toBe(0);
  const { atime } = await stat(join(secretFolder, 'secret.mp4'));
  expect(atime.getTime()).toBe(LONG_AGO.getTime());
});
