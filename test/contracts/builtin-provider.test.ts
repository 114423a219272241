/** The built-in renderer keeps the contract of providers, and the promises of its own. */
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProviderRequest } from '../../src/core/index.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { randomId } from '../../src/lib/random.ts';
import { createBuiltinProvider, loadSigner } from '../../src/providers/builtin/index.ts';
import { RenderError, type remakeVideo, type renderVideo } from '../../src/renderer/index.ts';
import { readCredentials } from '../support/read-credentials.ts';
import { tinyMp4 } from '../support/tiny-mp4.ts';
import { contextFor, pollToEnd, testProvider } from './provider-contract.ts';

type Render = typeof renderVideo;
type Remake = typeof remakeVideo;

const CREATE: ProviderRequest = {
  operation: 'create',
  model: 'sora-2',
  prompt: 'A sailing boat on a lake at noon',
  width: 1280,
  height: 720,
  durationSeconds: 4,
  keepsSource: true,
  referenceImageCount: 0,
  characters: [],
  source: null,
};

let workFolder: string;
let dataDir: string;
let signer: Awaited<ReturnType<typeof loadSigner>>;
beforeAll(async () => {
  workFolder = await mkdtemp(join(tmpdir(), 'reprise-builtin-'));
  dataDir = await mkdtemp(join(tmpdir(), 'reprise-builtin-data-'));
  signer = await loadSigner({ dataDir, secretKey: null, now: systemClock.now() });
});
afterAll(async () => {
  await rm(workFolder, { recursive: true });
  await rm(dataDir, { recursive: true });
});

/** Takes the drawing itself out: what is drawn is tested where it is drawn. */
function renderWith(
  during: (request: Parameters<Render>[0]) => Promise<void>,
  video: Buffer | null,
): Render {
  return async (request) => {
    await during(request);
    request.signal.throwIfAborted();
    const { scene, outputPath } = request;
    const { width, height, durationSeconds } = scene;
    const thumbnailPath = `${outputPath}.thumbnail`;
    const spritesheetPath = `${outputPath}.spritesheet`;
    const paths = { path: outputPath, thumbnailPath, spritesheetPath };
    for (const path of Object.values(paths)) await writeFile(path, JSON.stringify(scene));
    if (video !== null) await writeFile(outputPath, video);
    return { ...paths, sizeBytes: 1, durationSeconds, width, height, frameCount: 96 };
  };
}

/** Copies the source, so that a test sees what the renderer was given. */
const remake: Remake = async ({ sourcePath, outputPath }) => {
  const thumbnailPath = `${outputPath}.thumbnail`;
  const spritesheetPath = `${outputPath}.spritesheet`;
  for (const path of [outputPath, thumbnailPath, spritesheetPath]) await copyFile(sourcePath, path);
  return { path: outputPath, thumbnailPath, spritesheetPath, sizeBytes: 1 };
};

function open(
  during: Parameters<typeof renderWith>[0] = () => sleep(5),
  concurrency = 2,
  video: Buffer | null = null,
) {
  return createBuiltinProvider({
    workFolder,
    concurrency,
    clock: systemClock,
    render: renderWith(during, video),
    remake,
    readPrompt: null,
    signer,
  });
}

testProvider('builtin', { open, request: CREATE });

async function sceneOf(request: ProviderRequest): Promise<Record<string, unknown>> {
  const operation = await open().submit(request, contextFor(randomId()));
  return (operation as { work: { scene: Record<string, unknown> } }).work.scene;
}

describe('the built-in renderer', () => {
  test('draws the same words the same, and other words otherwise', async () => {
    expect(await sceneOf(CREATE)).toEqual(await sceneOf(CREATE));
    const other = await sceneOf({ ...CREATE, prompt: 'A cat' });
    expect(other['seed']).not.toBe((await sceneOf(CREATE))['seed']);
  });

  test('remixes and extends its own videos', async () => {
    const operation = await open().submit(CREATE, contextFor(randomId()));
    const source = { operation, durationSeconds: 4, width: 1280, height: 720 };
    const scene = await sceneOf(CREATE);
    const remix = await sceneOf({ ...CREATE, operation: 'remix', prompt: 'at night', source });
    expect(remix).toMatchObject({
      seed: scene['seed'],
      setting: scene['setting'],
      durationSeconds: 4,
    });
    expect(remix['segments']).toMatchObject([{ look: { time: 'night' } }]);
    const extended = await sceneOf({
      ...CREATE,
      operation: 'extend',
      prompt: 'on it goes',
      durationSeconds: 12,
      source,
    });
    expect(extended).toMatchObject({ seed: scene['seed'], durationSeconds: 12 });
  });

  test('remakes what another service made, from its bytes, and leaves no copy of them', async () => {
    const source = { operation: null, durationSeconds: 4.2, width: 640, height: 360 };
    const request = { ...CREATE, operation: 'remix', prompt: 'at night', source } as const;
    const context = contextFor(randomId());
    const provider = open();
    const operation = await provider.submit(request, context);
    const result = await pollToEnd(provider, operation, context);
    const [video] = result.state === 'succeeded' ? result.outputs : [];
    expect(await text((await video?.open()) ?? Readable.from([]))).toBe('a source');
    await provider.discard?.(operation, context);
    const left = await readdir(workFolder);
    expect(left.filter((name) => name.includes(context.idempotencyKey))).toEqual([]);
  });

  test('says in the file how it came about, and what it is a remix of', async () => {
    const provider = open(undefined, 2, await tinyMp4());
    const make = async (request: ProviderRequest, original: Buffer | null): Promise<Buffer> => {
      const context = {
        ...contextFor(randomId()),
        openSourceVideo: async () => Readable.from([original]),
      };
      const result = await pollToEnd(provider, await provider.submit(request, context), context);
      const [video] = result.state === 'succeeded' ? result.outputs : [];
      const bytes = await buffer((await video?.open()) ?? Readable.from([]));
      await provider.discard?.({}, context);
      return bytes;
    };
    const first = await make(CREATE, null);
    const operation = await provider.submit(CREATE, contextFor(randomId()));
    const source = { operation, durationSeconds: 4, width: 1280, height: 720 };
    const second = await make({ ...CREATE, operation: 'remix', prompt: 'at night', source }, first);
    const chain = readCredentials(second);
    expect(chain.map(({ faults }) => faults)).toEqual([[], []]);
    expect(chain[0]?.label).toBe(readCredentials(first)[0]?.label);
    // An upload may say anything of itself, so nothing of that is repeated.
    const upload = { ...source, operation: null };
    const third = await make(
      { ...CREATE, operation: 'edit', prompt: 'rain', source: upload },
      first,
    );
    expect(readCredentials(third)).toHaveLength(1);
  });

  test('tells how it understood the prompt, at every look', async () => {
    const provider = open();
    const context = contextFor(randomId());
    const prompt = 'a tiger and a flumph by a lake';
    const operation = await provider.submit({ ...CREATE, prompt }, context);
    const expected = { matched: ['lake'], unknown: ['flumph'], notDrawn: ['tiger'] };
    const pending = await provider.poll(operation, context);
    expect(pending).toMatchObject({ state: 'pending', understanding: expected });
    const ended = await pollToEnd(provider, operation, context);
    expect(ended).toMatchObject({ state: 'succeeded', understanding: expected });
    await provider.discard?.(operation, context);
  });

  test('fails half-way, or not before its time, when the prompt says so', async () => {
    const provider = open();
    const failing = contextFor(randomId());
    const prompt = 'a lake [[reprise: fail at 30%, take 1s]]';
    const operation = await provider.submit({ ...CREATE, prompt }, failing);
    expect(await provider.poll(operation, failing)).toMatchObject({ state: 'pending' });
    const result = await pollToEnd(provider, operation, failing);
    expect(result).toMatchObject({ state: 'failed', failure: { kind: 'rejected' } });
    await provider.discard?.(operation, failing);
  });

  test('gives the renderer the reference image, and leaves no copy behind', async () => {
    const seen: string[] = [];
    const provider = open(async ({ referenceImages = [] }) => {
      seen.push(await readFile(referenceImages[0]?.path ?? '', 'utf8'));
    });
    const context = contextFor(randomId());
    const operation = await provider.submit({ ...CREATE, referenceImageCount: 1 }, context);
    await pollToEnd(provider, operation, context);
    await provider.discard?.(operation, context);
    expect(seen).toEqual(['an image']);
    expect(
      (await readdir(workFolder)).filter((name) => name.includes(context.idempotencyKey)),
    ).toEqual([]);
  });

  test('draws no more at once than it has places', async () => {
    let drawing = 0;
    let most = 0;
    const provider = open(async () => {
      drawing += 1;
      most = Math.max(most, drawing);
      await sleep(10);
      drawing -= 1;
    }, 2);
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        const context = contextFor(randomId());
        const operation = await provider.submit(CREATE, context);
        await pollToEnd(provider, operation, context);
        await provider.discard?.(operation, context);
      }),
    );
    expect(most).toBe(2);
  });

  test('draws again after a crash, and gives up after the third', async () => {
    let crashes = 0;
    const provider = open(async () => {
      crashes += 1;
      throw new RenderError('crashed', 'SIGSEGV');
    });
    const context = contextFor(randomId());
    const operation = await provider.submit(CREATE, context);
    const outcomes: string[] = [];
    while (outcomes.at(-1) !== 'failed') {
      const outcome = await pollToEnd(provider, operation, context).then(
        (result) => result.state,
        () => 'thrown',
      );
      outcomes.push(outcome);
    }
    expect(outcomes).toEqual(['thrown', 'thrown', 'failed']);
    expect(crashes).toBe(3);
  });

  test('fails a video whose reference cannot be read, and never one for want of room', async () => {
    const failWith = (kind: 'reference_image' | 'disk_full') =>
      open(async () => {
        throw new RenderError(kind, 'no');
      });
    for (const [kind, expected] of [
      ['reference_image', 'failed'],
      ['disk_full', 'thrown'],
    ] as const) {
      const provider = failWith(kind);
      const context = contextFor(randomId());
      const operation = await provider.submit(CREATE, context);
      const outcome = pollToEnd(provider, operation, context).then(
        (result) => result.state,
        () => 'thrown',
      );
      expect(await outcome).toBe(expected);
    }
  });

  test('stops drawing when the gateway stops', async () => {
    const stopping = new AbortController();
    const begun = Promise.withResolvers<void>();
    const provider = open(async ({ signal }) => {
      begun.resolve();
      await sleep(60_000, undefined, { signal });
    });
    const context = contextFor(randomId(), stopping.signal);
    const operation = await provider.submit(CREATE, context);
    await provider.poll(operation, context);
    await begun.promise;
    stopping.abort();
    await provider.discard?.(operation, context);
    expect(
      (await readdir(workFolder)).filter((name) => name.includes(context.idempotencyKey)),
    ).toEqual([]);
  });
});
