/** Whole renderings in real child processes, with a test card in the place of a drawn scene. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, type Canvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findProcesses } from '../../../test/support/find-processes.ts';
import { probeMp4 } from '../../../test/support/probe-mp4.ts';
import {
  CRASHING_SEED,
  FAILING_SEED,
  SLOW_SEED,
  TEST_CARD_COLOUR,
  testCardGrey,
  testCardScene,
} from '../../../test/support/test-card.ts';
import { readPng } from '../../../test/support/read-png.ts';
import { extractStills } from './extract-stills.ts';
import { RenderError } from './render-error.ts';
import { renderVideoWith, type RenderRequest } from './render-video.ts';

const TEST_CARD = new URL('../../../test/support/test-card-worker.ts', import.meta.url);

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-render-'));
});
afterAll(async () => {
  expect(await findProcesses(folder)).toEqual([]);
  await rm(folder, { recursive: true });
});

function render(name: string, overrides: Partial<RenderRequest> = {}) {
  return renderVideoWith(TEST_CARD, {
    scene: testCardScene(),
    outputPath: join(folder, name),
    signal: new AbortController().signal,
    onProgress: () => {},
    timeoutMs: 30_000,
    ...overrides,
  });
}

/** The error of a rendering that must fail, after a look that it left nothing behind. */
async function failureOf(name: string, overrides: Partial<RenderRequest>): Promise<RenderError> {
  const error: unknown = await render(name, overrides).then(
    () => new Error('the rendering succeeded'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof RenderError)) throw error;
  expect(await findProcesses(join(folder, name))).toEqual([]);
  expect((await readdir(folder)).filter((file) => file.startsWith(name))).toEqual([]);
  return error;
}

describe('a finished video', () => {
  const fractions: number[] = [];

  test('is described as the file really is', async () => {
    const scene = testCardScene({ width: 322, height: 182 });
    const rendered = await render('card.mp4', {
      scene,
      onProgress: (fraction) => void fractions.push(fraction),
    });
    const { sizeBytes, video, audio } = await probeMp4(rendered.path);
    expect(rendered).toEqual({
      path: join(folder, 'card.mp4'),
      thumbnailPath: join(folder, 'card.mp4.thumbnail.webp'),
      spritesheetPath: join(folder, 'card.mp4.spritesheet.jpg'),
      sizeBytes,
      durationSeconds: 2,
      width: 322,
      height: 182,
      frameCount: 48,
    });
    expect(video).toMatchObject({ width: 322, height: 182, sampleCount: 48, durationSeconds: 2 });
    expect(audio?.durationSeconds).toBe(2);
  });

  test('has its pictures beside it, in its colours, and nothing else', async () => {
    const pictures = ['card.mp4.spritesheet.jpg', 'card.mp4.thumbnail.webp'];
    expect((await readdir(folder)).toSorted()).toEqual(['card.mp4', ...pictures]);
    const [sheet, thumbnail] = await Promise.all(
      pictures.map(async (name) => readPng(await readFile(join(folder, name)))),
    );
    expect([thumbnail?.width, thumbnail?.height]).toEqual([322, 182]);
    expect([sheet?.width, sheet?.height]).toEqual([800, 450]);
    const grey = testCardGrey(19);
    expectColour(thumbnail?.at(160, 45), { red: grey, green: grey, blue: grey });
    expectColour(thumbnail?.at(160, 135), TEST_CARD_COLOUR);
    const last = testCardGrey(47);
    expectColour(sheet?.at(720, 380), { red: last, green: last, blue: last });
    expectColour(sheet?.at(720, 430), TEST_CARD_COLOUR);
  });

  test('reported progress that rose to 1', () => {
    expect(fractions.length).toBeGreaterThan(20);
    expect(fractions.toSorted((one, other) => one - other)).toEqual(fractions);
    expect(fractions.at(-1)).toBe(1);
  });

  test('shows every frame at its time and in its colours', async () => {
    const path = join(folder, 'card.mp4');
    const frames = [0, 1, 2, 23, 24, 46, 47];
    const stills = await extractStills(
      path,
      frames.map((frame) => frame / 24),
    );
    for (const [index, frame] of frames.entries()) {
      const picture = await readPng(stills[index] ?? Buffer.alloc(0));
      expect([picture.width, picture.height]).toEqual([322, 182]);
      const grey = testCardGrey(frame);
      expectColour(picture.at(160, 45), { red: grey, green: grey, blue: grey });
      expectColour(picture.at(160, 135), TEST_CARD_COLOUR);
    }
  });

  test('a time after the end shows the last frame', async () => {
    const path = join(folder, 'card.mp4');
    const [last, after] = await extractStills(path, [47 / 24, 99]);
    expect(after?.equals(last ?? Buffer.alloc(0))).toBe(true);
  });
});

function expectColour(
  pixel: { red: number; green: number; blue: number } | undefined,
  expected: { red: number; green: number; blue: number },
): void {
  for (const channel of ['red', 'green', 'blue'] as const) {
    expect(Math.abs((pixel?.[channel] ?? -99) - expected[channel]), channel).toBeLessThanOrEqual(4);
  }
}

describe('a rendering that is not wanted any more', () => {
  test('stops with its child when the signal comes', async () => {
    const abort = new AbortController();
    const error = await failureOf('aborted.mp4', {
      scene: testCardScene({ seed: SLOW_SEED }),
      signal: abort.signal,
      onProgress: () => abort.abort(),
    });
    expect(error.kind).toBe('aborted');
  });

  test('does not even start when the signal came before', async () => {
    const error = await failureOf('never.mp4', { signal: AbortSignal.abort() });
    expect(error.kind).toBe('aborted');
  });

  test('stops when its time is up', async () => {
    const scene = testCardScene({ seed: SLOW_SEED });
    const error = await failureOf('late.mp4', { scene, timeoutMs: 600 });
    expect(error.kind).toBe('timeout');
  });
});

async function sendSignals(text: string): Promise<number[]> {
  const pids = await findProcesses(text);
  for (const pid of pids) process.kill(pid, 'SIGINT');
  for (const pid of pids) process.kill(pid, 'SIGTERM');
  return pids;
}

test('signals that reach every process at once do not end a rendering', async () => {
  const scene = testCardScene({ seed: SLOW_SEED, durationSeconds: 0.5 });
  let signalling: Promise<number[]> | null = null;
  const rendered = await render('signalled.mp4', {
    scene,
    onProgress: () => void (signalling ??= sendSignals('signalled.mp4')),
  });
  expect(await signalling).toHaveLength(1);
  expect(rendered.frameCount).toBe(12);
});

describe('a failure in the child', () => {
  test('of the drawing is told to the log, not to the caller', async () => {
    const error = await failureOf('failing.mp4', { scene: testCardScene({ seed: FAILING_SEED }) });
    expect(error.kind).toBe('crashed');
    expect(error.internal).toContain('the test card was told to fail');
    expect(error.message).not.toContain('test card');
  });

  test('of native code leaves this process alive', async () => {
    const error = await failureOf('native.mp4', { scene: testCardScene({ seed: CRASHING_SEED }) });
    expect(error.kind).toBe('crashed');
    expect(error.internal).toContain('SIGSEGV');
  });

  test('of the file system is told too', async () => {
    const outputPath = join(folder, 'missing', 'card.mp4');
    const error: unknown = await render('missing', { outputPath }).catch((reason) => reason);
    expect(error).toMatchObject({ name: 'RenderError', kind: 'crashed' });
  });
});

async function writeReference(name: string, bytes: Uint8Array): Promise<{ path: string }> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return { path };
}

type Format = 'png' | 'jpeg' | 'webp' | 'gif';

async function encodeAs(canvas: Canvas, format: Format): Promise<Buffer> {
  if (format === 'png') return await canvas.encode('png');
  if (format === 'gif') return await canvas.encode('gif', 1);
  return await canvas.encode(format, 100);
}

describe('a reference image', () => {
  const scene = testCardScene({ hasReferenceImage: true, durationSeconds: 0.5 });

  test.each(['png', 'jpeg', 'webp', 'gif'] as const)(
    'as %s reaches the drawing',
    async (format) => {
      const canvas = createCanvas(40, 30);
      const context = canvas.getContext('2d');
      context.fillStyle = 'rgb(30, 120, 200)';
      context.fillRect(0, 0, 40, 30);
      const bytes = await encodeAs(canvas, format);
      const referenceImage = await writeReference(`reference.${format}`, bytes);
      const { path } = await render(`from-${format}.mp4`, {
        scene,
        referenceImages: [referenceImage],
      });
      const [still] = await extractStills(path, [0]);
      const picture = await readPng(still ?? Buffer.alloc(0));
      expectColour(picture.at(160, 135), { red: 30, green: 120, blue: 200 });
    },
  );

  test.each([
    ['no image', Buffer.from('this is no image at all, whatever its name says')],
    ['empty', Buffer.alloc(0)],
    ['svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>')],
    ['a header with nothing behind', createCanvas(300, 300).toBuffer('image/png').subarray(0, 60)],
  ])('that is broken is the fault of the caller: %s', async (name, bytes) => {
    const referenceImage = await writeReference('broken', bytes);
    const error = await failureOf(`broken ${name}.mp4`, {
      scene,
      referenceImages: [referenceImage],
    });
    expect(error.kind).toBe('reference_image');
    expect(error.message).toContain('PNG, JPEG, WebP or GIF');
  });

  test('of too many pixels is refused by its header alone', async () => {
    const png = createCanvas(8, 8).toBuffer('image/png');
    png.writeUInt32BE(20_000, 16);
    png.writeUInt32BE(20_000, 20);
    const referenceImage = await writeReference('huge.png', png);
    const error = await failureOf('huge.mp4', { scene, referenceImages: [referenceImage] });
    expect(error.kind).toBe('reference_image');
    expect(error.internal).toContain('20000x20000');
  });

  test('must come exactly with a scene that has one', async () => {
    await expect(render('without.mp4', { scene })).rejects.toThrow(TypeError);
  });
});

describe('a part of a scene at thirty pictures a second', () => {
  test('is as long as what is left, and shows what the whole would show there', async () => {
    const scene = testCardScene({ durationSeconds: 3 });
    const rendered = await render('part.mp4', { scene, framesPerSecond: 30, fromSeconds: 2 });
    expect(rendered).toMatchObject({ frameCount: 30, durationSeconds: 1 });
    const { video, audio } = await probeMp4(rendered.path);
    expect(video).toMatchObject({ sampleCount: 30, durationSeconds: 1 });
    expect(audio?.durationSeconds).toBe(1);
    const [still] = await extractStills(rendered.path, [0]);
    const picture = await readPng(still ?? Buffer.alloc(0));
    const grey = testCardGrey(2 * 24);
    expectColour(picture.at(160, 45), { red: grey, green: grey, blue: grey });
  });

  test('must leave something', async () => {
    const scene = testCardScene({ durationSeconds: 2 });
    await expect(render('none.mp4', { scene, fromSeconds: 2 })).rejects.toThrow(RangeError);
  });
});
