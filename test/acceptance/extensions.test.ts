/**
 * Extensions over HTTP: any length from 4 to 20 s, up to two minutes, whole or the new part alone,
 * here of films that nobody here has made: `faithfulness` looks at those of our own.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { decodeWhole } from '../support/decode-frames.ts';
import { createGatewayClient, type MadeVideo } from '../support/gateway-client.ts';
import { probeMp4 } from '../support/probe-mp4.ts';
import { readCredentials } from '../support/read-credentials.ts';
import { writeSampleClip, type ClipShape } from '../support/sample-clip.ts';
import { psnr } from '../support/video-metrics.ts';

const { baseUrl, apiKey } = inject('gateway');
const headers = { authorization: `Bearer ${apiKey}` };
const PROMPT = 'the ball rolls on';
/** Small, since it is remade several times. */
const FILM: ClipShape = { width: 160, height: 128, frameCount: 48, framesPerSecond: 24 };

let folder: string;
let client: ReturnType<typeof createGatewayClient>;
let film: MadeVideo;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-extensions-'));
  client = createGatewayClient({ baseUrl, apiKey }, folder);
  film = await extendUpload(FILM, 4);
});
afterAll(() => rm(folder, { recursive: true }));

async function extendUpload(shape: ClipShape, seconds: number): Promise<MadeVideo> {
  const path = join(folder, 'upload.mp4');
  await writeSampleClip(path, shape);
  return await extendFile(path, seconds);
}

async function extendFile(path: string, seconds: number): Promise<MadeVideo> {
  const form = new FormData();
  form.set('video', new Blob([await readFile(path)], { type: 'video/mp4' }), 'film.mp4');
  form.set('prompt', PROMPT);
  form.set('seconds', String(seconds));
  return await client.make('/extensions', form);
}

const extend = (id: string, seconds: number, rest = {}) =>
  client.make('/extensions', { video: { id }, prompt: PROMPT, seconds, ...rest });

/** What asking for it would give; nothing is made. */
async function ask(id: string, seconds: unknown) {
  const response = await fetch(`${baseUrl}/v1/videos/extensions?dry_run=true`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ video: { id }, prompt: PROMPT, seconds }),
  });
  const { error } = (await response.json()) as { error?: { code: string; message: string } };
  return { status: response.status, code: error?.code, message: error?.message };
}

/** The step from the picture before `frame` to it moves as its neighbours do, and none is frozen. */
async function expectNoSeam(path: string, frame: number, framesPerSecond: number): Promise<void> {
  const numbers = Array.from({ length: 13 }, (_, index) => frame - 7 + index);
  const times = numbers.map((number) => (number + 0.5) / framesPerSecond);
  const frames = await decodeWhole(path, times);
  const steps = frames.slice(1).map(({ data }, index) => psnr(frames[index]?.data ?? data, data));
  const [atSeam = 0] = steps.splice(6, 1);
  const median = steps.toSorted((a, b) => a - b)[6] ?? 0;
  expect(atSeam).toBeGreaterThanOrEqual(median - 1.5);
  expect(Math.max(atSeam, ...steps)).toBeLessThan(median + 12);
}

test.each(Array.from({ length: 17 }, (_, index) => 4 + index))('%d s may be added', async (s) => {
  expect(await ask(film.id, s)).toMatchObject({ status: 200 });
});

test.each([0, 1, 3, 21, 120, '4.5', 'long', -4])('%j s may not', async (seconds) => {
  expect(await ask(film.id, seconds)).toMatchObject({ status: 400, code: 'invalid_parameter' });
});

test('a film grows to two minutes, exactly, and no further', async () => {
  const { id, path } = await extendUpload({ ...FILM, frameCount: 824, framesPerSecond: 8 }, 17);
  const { video, audio, durationSeconds } = await probeMp4(path);
  expect(durationSeconds).toBe(120);
  expect(video).toMatchObject({ sampleCount: 2880, startSeconds: 0, isEvenlyPaced: true });
  expect(audio?.durationSeconds).toBeCloseTo(120, 2);
  const refused = { status: 400, code: 'extension_too_long' };
  for (const seconds of [4, 20]) expect(await ask(id, seconds)).toMatchObject(refused);
  expect((await ask(id, 4)).message).toContain('would be 124 s; at most 120 s are allowed');
});

test('content credentials tell of each extension, and repeat nothing that a file says', async () => {
  const actions = async (path: string) =>
    readCredentials(await readFile(path)).map(({ assertions, faults }) => {
      expect(faults).toEqual([]);
      const told = assertions.get('c2pa.actions.v2')?.['actions'] as { action: string }[];
      return told.map(({ action }) => action);
    });
  const once = ['c2pa.opened', 'c2pa.edited'];
  const again = await extend(film.id, 4);
  expect(await actions(film.path)).toEqual([once]);
  expect(await actions(again.path)).toEqual([once, once]);
  // Whoever uploads a file may have put together its credentials as well.
  const uploaded = await extendFile(again.path, 4);
  expect(await actions(uploaded.path)).toEqual([once]);
});

test('the new part alone goes on where its source ends', async () => {
  const [whole, part] = await Promise.all([extend(film.id, 5), extend(film.id, 5, { raw: true })]);
  expect((await probeMp4(whole.path)).video?.sampleCount).toBe(264);
  const { video, durationSeconds } = await probeMp4(part.path);
  expect([video?.sampleCount, durationSeconds]).toEqual([120, 5]);
  const [inWhole] = await decodeWhole(whole.path, [6.02]);
  const [first] = await decodeWhole(part.path, [0.02]);
  expect(psnr(inWhole!.data, first!.data)).toBeGreaterThan(34);
});

describe('a film of its own kind is continued as it is', () => {
  test.each<[string, ClipShape, number]>([
    ['upright', { width: 144, height: 256, frameCount: 60, framesPerSecond: 30 }, 30],
    ['of odd rate and size', { width: 246, height: 134, frameCount: 32, framesPerSecond: 16 }, 24],
    ['in European time', { width: 256, height: 144, frameCount: 50, framesPerSecond: 25 }, 25],
  ])('%s', async (_kind, shape, rate) => {
    const { path } = await extendUpload(shape, 4);
    const { video, audio, durationSeconds } = await probeMp4(path);
    const { width, height } = shape;
    expect(video).toMatchObject({ width, height, sampleCount: 6 * rate, isEvenlyPaced: true });
    expect(durationSeconds).toBe(6);
    expect(audio?.durationSeconds).toBeCloseTo(6, 2);
    if (rate === shape.framesPerSecond) await expectNoSeam(path, 2 * rate, rate);
  });
});
