/** The use cases on a real database and real files, with a provider that a test directs. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CREATE, openEngine, type OpenEngine as Bench } from '../../test/support/open-engine.ts';
import { succeedWith, textOutput, type Script } from '../../test/support/scripted-provider.ts';
import { samplePrincipal } from '../../test/support/sample-principal.ts';
import { testLinks } from '../../test/support/test-links.ts';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.ts';
import { createAssets, createFsDriver } from '../assets/index.ts';
import { ProviderFailure, RepriseError } from '../core/index.ts';
import type {
  ContentVariant,
  MakeCommand,
  Moderation,
  ModerationRequest,
  ModerationVerdict,
  PollResult,
  Principal,
  Video,
} from '../core/index.ts';
import { createIdentity, DEFAULT_PROJECT_ID } from '../identity/index.ts';
import { ensureUnlimitedAccount } from '../ledger/index.ts';
import { systemClock } from '../lib/clock.ts';
import { createLogger } from '../lib/logger.ts';
import { claimJobs, disownDeadInstances, LeaseLost } from '../queue/index.ts';
import { createNews, type News } from '../webhooks/index.ts';

const PRINCIPAL = samplePrincipal({ projectId: DEFAULT_PROJECT_ID });
const STRANGER: Principal = { ...PRINCIPAL, projectId: 'proj_other' };
const LIST_EVENTS = {
  name: 'test_list_events',
  text: 'select type from events where video_id = $1 order by sequence',
};
const PENDING: PollResult = { state: 'pending', pollAfterMs: 0, progressPercent: 40 };

let testDatabase: TestDatabase;
let news: News;
let folder: string;
let now: Date;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  await createIdentity(testDatabase.database, systemClock).ensureDefaultProject();
  await ensureUnlimitedAccount(testDatabase.database, DEFAULT_PROJECT_ID);
  const logger = createLogger('silent');
  news = await createNews({ ...testDatabase, clock: systemClock, logger });
});
afterAll(async () => {
  await news.stop();
  await testDatabase.drop();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-engine-'));
  now = new Date('2026-01-01T00:00:00Z');
});
afterEach(async () => {
  await rm(folder, { recursive: true });
  for (const table of ['attempts', 'jobs', 'videos', 'assets']) {
    await testDatabase.database.query(
      { name: `test_clear_${table}`, text: `delete from ${table}` },
      [],
    );
  }
  const reset = { name: 'test_reset', text: 'update job_partitions set running = 0' };
  await testDatabase.database.query(reset, []);
});

function setUp(script: Script = {}, moderation?: Moderation, modelTtlSeconds?: number): Bench {
  return openEngine({
    database: testDatabase.database,
    news,
    folder,
    now: () => now,
    script,
    ...(moderation === undefined ? {} : { moderation }),
    ...(modelTtlSeconds === undefined ? {} : { modelTtlSeconds }),
  });
}

async function makeCompleted({ engine, run, get }: Bench): Promise<Video> {
  const { id } = await engine.makeVideo(PRINCIPAL, CREATE, null);
  await run();
  return await get(id);
}

/** What was recorded of a video, in its order. */
async function eventsOf(videoId: string): Promise<string[]> {
  const { database } = testDatabase;
  const { rows } = await database.query<{ type: string }>(LIST_EVENTS, [videoId]);
  return rows.map(({ type }) => type);
}

async function contentOf(
  { engine }: Bench,
  videoId: string,
  variant: ContentVariant = 'video',
): Promise<string> {
  const command = { kind: 'open_content', videoId, variant, waitSeconds: 0 } as const;
  const { asset } = await engine.openContent(PRINCIPAL, command);
  return `${asset.mediaType}: ${await text(await asset.open())}`;
}

async function storedFiles(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

async function count(table: string): Promise<number> {
  const statement = {
    name: `test_count_${table}`,
    text: `select count(*)::int as n from ${table}`,
  };
  const { rows } = await testDatabase.database.query<{ n: number }>(statement, []);
  return rows[0]?.n ?? 0;
}

function png(width: number, height: number): Buffer {
  return createCanvas(width, height).toBuffer('image/png');
}

describe('a new video', () => {
  test('is queued with the defaults, then submitted once, polled, and stored', async () => {
    const polls = [PENDING, succeedWith('the bytes')];
    const bench = setUp({ poll: async () => polls.shift() ?? PENDING });
    const video = await bench.engine.makeVideo(PRINCIPAL, CREATE, null);
    expect(video).toMatchObject({
      status: 'queued',
      model: 'sora-2',
      width: 720,
      height: 1280,
      durationSeconds: 4,
      progressPercent: 0,
    });
    await bench.run(1);
    expect(await bench.get(video.id)).toMatchObject({ status: 'in_progress' });
    await bench.run(1);
    expect(await bench.get(video.id)).toMatchObject({ progressPercent: 40, resultAssetId: null });
    await bench.run();
    const completed = await bench.get(video.id);
    expect(completed).toMatchObject({
      status: 'completed',
      progressPercent: 100,
      completedAt: now,
    });
    expect(completed.expiresAt?.getTime()).toBe(now.getTime() + 3_600_000);
    expect(bench.provider.submissions).toHaveLength(1);
    expect(bench.provider.discarded).toHaveLength(1);
    const content = await bench.engine.openContent(PRINCIPAL, {
      kind: 'open_content',
      videoId: video.id,
      variant: 'video',
      waitSeconds: 0,
    });
    expect(await text(await content.asset.open())).toBe('the bytes');
    expect(await count('jobs')).toBe(0);
  });

  test('is waited for by whoever asks for its content with patience', async () => {
    const bench = setUp();
    const video = await bench.engine.makeVideo(PRINCIPAL, CREATE, null);
    const open = (waitSeconds: number) =>
      bench.engine.openContent(PRINCIPAL, {
        kind: 'open_content',
        videoId: video.id,
        variant: 'video',
        waitSeconds,
      });
    await expect(open(0)).rejects.toMatchObject({
      code: 'video_not_completed',
      model: 'sora-2',
    });
    const waiting = open(60);
    await bench.run();
    expect(await text(await (await waiting).asset.open())).toBe('an mp4');
  });

  test('answers to its alias as well', async () => {
    const bench = setUp();
    const video = await bench.engine.makeVideo(PRINCIPAL, CREATE, null);
    expect(video.alias).toMatch(/^task_[0-9A-Z]{26}$/);
    expect((await bench.get(video.alias)).id).toBe(video.id);
  });

  test('with a reference of the wrong size leaves nothing behind', async () => {
    const bench = setUp();
    const reference = { kind: 'bytes', bytes: png(10, 10), param: 'input_reference' } as const;
    const refused = bench.engine.makeVideo(PRINCIPAL, { ...CREATE, references: [reference] }, null);
    await expect(refused).rejects.toMatchObject({ code: 'reference_size_mismatch' });
    expect([await count('videos'), await count('assets'), await storedFiles()]).toEqual([0, 0, []]);
  });

  test('with a reference of more pixels than a decoder can hold leaves nothing behind', async () => {
    const bench = setUp();
    const bytes = png(10, 10);
    bytes.writeUInt32BE(30_000, 16);
    bytes.writeUInt32BE(30_000, 20);
    const reference = { kind: 'bytes', bytes, param: 'images[0]' } as const;
    const refused = bench.engine.makeVideo(PRINCIPAL, { ...CREATE, references: [reference] }, null);
    await expect(refused).rejects.toMatchObject({
      code: 'reference_too_large',
      param: 'images[0]',
      publicText: expect.stringContaining('30000x30000; at most 50000000 pixels'),
    });
    expect(await count('assets')).toBe(0);
  });

  test('hands its reference image to the provider', async () => {
    const image = png(720, 1280);
    const seen: string[] = [];
    const bench = setUp({
      async submit(request, context) {
        expect(request.referenceImageCount).toBe(1);
        seen.push(await text(await context.openReferenceImage(0)));
        return {};
      },
    });
    const reference = { kind: 'bytes', bytes: image, param: 'input_reference' } as const;
    await bench.engine.makeVideo(PRINCIPAL, { ...CREATE, references: [reference] }, null);
    await bench.run();
    expect(seen).toEqual([image.toString()]);
  });

  test('never shows less progress than before', async () => {
    const percents = [50, 20, 130];
    const bench = setUp({
      poll: async () => ({ ...PENDING, progressPercent: percents.shift() ?? 0 }) as PollResult,
    });
    const { id } = await bench.engine.makeVideo(PRINCIPAL, CREATE, null);
    const seen: number[] = [];
    await bench.run(1);
    for (let step = 0; step < 3; step += 1) {
      await bench.run(1);
      seen.push((await bench.get(id)).progressPercent);
    }
    expect(seen).toEqual([50, 50, 99]);
  });
});

describe('failures', () => {
  test.each([
    ['rejected', 'generation_failed'],
    ['content_policy', 'content_policy_violation'],
    ['not_understood', 'prompt_not_understood'],
  ] as const)('a submission that is %s fails the video with %s', async (kind, code) => {
    const bench = setUp({
      submit: async () => {
        throw new ProviderFailure(kind, { publicText: 'No.', internal: 'secret' });
      },
    });
    const { id } = await bench.engine.makeVideo(PRINCIPAL, CREATE, null);
    await bench.run();
    expect(await bench.get(id)).toMatchObject({
      status: 'failed',
      failure: { code, message: 'No.' },
    });
    expect(await count('jobs')).toBe(0);
  });

  test('a busy provider is asked again under another key', async () => {
    let tries = 0;
    const bench = setUp({
      submit: async () => {
        tries += 1;
        if (tries === 1)
          throw new ProviderFailure('rate_limited', { publicText: '', retryAfterMs: 0 });
        return {};
      },
    });
    const { id } = await bench.engine.makeVideo(PRINCIPAL, CREATE, null);
    await bench.run();
    expect((await bench.get(id)).status).toBe('completed');
    expect(new Set(bench.provider.submissions.map(({ key }) => key)).size).toBe(2);
  });

  test('a poll that throws does not fail the video', async () => {
    let polls = 0;
    const bench = setUp({
      poll: async () => {
        polls += 1;
        if (polls === 1) throw new Error('connection reset');
        return succeedWith('late');
      },
    });
    const { id } = await bench.engine.makeVideo(PRINCIPAL, CREATE, null);
    await bench.run(1);
    await expect(bench.run(1)).rejects.toThrow('connection reset');
    await disownDeadInstances(testDatabase.database, async () => []);
    await bench.run();
    expect((await bench.get(id)).status).toBe('completed');
  });

  test('a video that takes too long fails and its work is stopped', async () => {
    const bench = setUp({ poll: async () => PENDING });
    const { id } = await bench.engine.makeVideo(PRINCIPAL, CREATE, null);
    await bench.run(2);
    now = new Date(now.getTime() + 3_601_000);
    await bench.run();
    expect(await bench.get(id)).toMatchObject({
      status: 'failed',
      failure: { code: 'generation_timeout' },
    });
    expect(bench.provider.cancelled).toHaveLength(1);
  });
});

const cancel = ({ engine }: Bench, videoId: string, principal = PRINCIPAL) =>
  engine.cancelVideo(principal, { kind: 'cancel', videoId });

describe('a submission whose answer was lost', () => {
  /** Dies after the provider has heard of it, before its answer is stored. */
  async function crashInSubmit(
    script: Script,
    meanwhile?: (bench: Bench & { id: string }) => Promise<unknown>,
  ): Promise<Bench & { id: string }> {
    let crashed = false;
    const bench = setUp({
      ...script,
      submit: async (_request, context) => {
        if (!crashed) {
          crashed = true;
          throw new Error('the process died here');
        }
        return { of: context.idempotencyKey };
      },
    });
    const { id } = await bench.engine.makeVideo(PRINCIPAL, CREATE, null);
    await expect(bench.run(1)).rejects.toThrow('died');
    await meanwhile?.({ ...bench, id });
    await disownDeadInstances(testDatabase.database, async () => []);
    await bench.run(100, 2);
    return { ...bench, id };
  }

  test('is sent again under the same key where the provider recognises it', async () => {
    const { provider, get, id } = await crashInSubmit({ ambiguousSubmit: 'resend' });
    expect(provider.submissions).toHaveLength(2);
    expect(new Set(provider.submissions.map(({ key }) => key)).size).toBe(1);
    expect((await get(id)).status).toBe('completed');
  });

  test('is looked up where that is possible, and not sent again if it is found', async () => {
    const lookup = async () => ({ found: true });
    const { provider, get, id } = await crashInSubmit({ ambiguousSubmit: 'lookup', lookup });
    expect(provider.submissions).toHaveLength(1);
    expect(provider.discarded).toEqual([{ found: true }]);
    expect((await get(id)).status).toBe('completed');
  });

  test.each([
    ['looked up', { ambiguousSubmit: 'lookup', lookup: async () => ({ found: true }) }, 1],
    ['asked for again', { ambiguousSubmit: 'resend' }, 2],
  ] as const)(
    'is %s and stopped when its video is not wanted any more',
    async (_how, script, n) => {
      const bench = await crashInSubmit(script, (of) => cancel(of, of.id));
      const { provider, id } = bench;
      const operation = n === 1 ? { found: true } : { of: provider.submissions[0]?.key };
      expect(new Set(provider.submissions.map(({ key }) => key)).size).toBe(1);
      expect(provider.submissions).toHaveLength(n);
      expect([provider.cancelled, provider.discarded]).toEqual([[operation], [operation]]);
      expect((await bench.get(id)).status).toBe('cancelled');
    },
  );

  test.each([
    ['was never there', { lookup: async () => null }],
    ['cannot be asked about', { lookup: () => Promise.reject(new Error('no connection')) }],
  ])('that %s does not keep its video from ending', async (_what, script) => {
    const wanted = { ...script, ambiguousSubmit: 'lookup' } as const;
    const { provider, get, id } = await crashInSubmit(wanted, (of) => cancel(of, of.id));
    expect([provider.submissions.length, provider.cancelled]).toEqual([1, []]);
    expect((await get(id)).status).toBe('cancelled');
  });

  test('fails the video where nothing else is safe', async () => {
    const { provider, get, id } = await crashInSubmit({ ambiguousSubmit: 'fail' });
    expect(provider.submissions).toHaveLength(1);
    expect((await get(id)).status).toBe('failed');
  });
});

const WITH_PICTURES: Extract<PollResult, { state: 'succeeded' }> = {
  state: 'succeeded',
  outputs: [
    textOutput('spritesheet', 'image/jpeg', 'the sprites'),
    textOutput('video', 'video/mp4', 'the video'),
    textOutput('thumbnail', 'image/webp', 'the thumbnail'),
  ],
};

describe('pictures of a video', () => {
  test('are stored with it and opened by their names', async () => {
    const bench = setUp({ poll: async () => WITH_PICTURES });
    const { id, resultSizeBytes } = await makeCompleted(bench);
    expect(resultSizeBytes).toBe('the video'.length);
    expect(await contentOf(bench, id)).toBe('video/mp4: the video');
    expect(await contentOf(bench, id, 'thumbnail')).toBe('image/webp: the thumbnail');
    expect(await contentOf(bench, id, 'spritesheet')).toBe('image/jpeg: the sprites');
  });

  test('are said to be missing where the provider makes none', async () => {
    const bench = setUp();
    const { id } = await makeCompleted(bench);
    for (const variant of ['thumbnail', 'spritesheet'] as const) {
      await expect(contentOf(bench, id, variant)).rejects.toMatchObject({
        code: 'variant_not_available',
        param: 'variant',
        publicText: expect.stringContaining(variant),
      });
    }
  });

  test('go with the video when it is deleted', async () => {
    const bench = setUp({ poll: async () => WITH_PICTURES });
    const { id } = await makeCompleted(bench);
    expect(await storedFiles()).toHaveLength(3);
    await bench.engine.deleteVideo(PRINCIPAL, { kind: 'delete', videoId: id });
    expect([await storedFiles(), await count('assets')]).toEqual([[], 0]);
  });

  test('expire sooner where the provider says so, and never later', async () => {
    for (const [asked, kept] of [
      [5, 5],
      [86_400, 3600],
    ] as const) {
      const bench = setUp({ poll: async () => ({ ...WITH_PICTURES, keptSeconds: asked }) });
      const { id, expiresAt } = await makeCompleted(bench);
      expect(expiresAt?.getTime()).toBe(now.getTime() + kept * 1000);
      now = new Date(now.getTime() + kept * 1000);
      await expect(contentOf(bench, id)).rejects.toMatchObject({ code: 'video_expired' });
    }
  });

  test('expire with the video', async () => {
    const bench = setUp({ poll: async () => WITH_PICTURES });
    const { id } = await makeCompleted(bench);
    now = new Date(now.getTime() + 3_600_000);
    const refused = async () => {
      for (const variant of ['video', 'thumbnail', 'spritesheet'] as const) {
        const content = contentOf(bench, id, variant);
        await expect(content).rejects.toMatchObject({ code: 'video_expired' });
      }
    };
    await refused();
    await bench.engine.keepHouse();
    expect([await storedFiles(), await count('assets')]).toEqual([[], 0]);
    await refused();
  });

  test('leave nothing behind when one of them cannot be stored, and come again', async () => {
    let polls = 0;
    const broken = async () => {
      throw new Error('the picture broke off');
    };
    const bench = setUp({
      poll: async () => {
        polls += 1;
        const [, ...others] = WITH_PICTURES.outputs;
        const sprites = { kind: 'spritesheet', mediaType: 'image/jpeg', open: broken } as const;
        return polls === 1 ? { state: 'succeeded', outputs: [...others, sprites] } : WITH_PICTURES;
      },
    });
    const { id } = await bench.engine.makeVideo(PRINCIPAL, CREATE, null);
    await bench.run(1);
    await expect(bench.run(1)).rejects.toThrow('the picture broke off');
    expect([await storedFiles(), await count('assets')]).toEqual([[], 0]);
    await disownDeadInstances(testDatabase.database, async () => []);
    await bench.run();
    expect((await bench.get(id)).status).toBe('completed');
    expect([(await storedFiles()).length, await count('assets')]).toEqual([3, 3]);
  });

  test('leave nothing behind when the video was deleted meanwhile', async () => {
    const bench: Bench = setUp({
      poll: async () => {
        await bench.engine.deleteVideo(PRINCIPAL, { kind: 'delete', videoId: id });
        return WITH_PICTURES;
      },
    });
    const { id } = await bench.engine.makeVideo(PRINCIPAL, CREATE, null);
    await bench.run();
    expect([await storedFiles(), await count('assets'), await count('jobs')]).toEqual([[], 0, 0]);
  });

  test.each([
    ['no video', [textOutput('thumbnail', 'image/webp', 'alone')]],
    ['two videos', [1, 2].map((n) => textOutput('video', 'video/mp4', String(n)))],
  ])('and %s are no result', async (_name, outputs) => {
    const bench = setUp({ poll: async () => ({ state: 'succeeded', outputs }) });
    const { id } = await bench.engine.makeVideo(PRINCIPAL, CREATE, null);
    await bench.run(1);
    await expect(bench.run(1)).rejects.toThrow(TypeError);
    expect([await storedFiles(), await count('assets')]).toEqual([[], 0]);
    expect((await bench.get(id)).status).toBe('in_progress');
  });
});

describe('takeover', () => {
  test('a step that lost its job stores no second result', async () => {
    const bench = setUp();
    const { id } = await bench.engine.makeVideo(PRINCIPAL, CREATE, null);
    await bench.run(1);
    const [stale] = await claimJobs(testDatabase.database, 1, 1);
    await disownDeadInstances(testDatabase.database, async () => [2]);
    await bench.run(100, 2);
    const { resultAssetId } = await bench.get(id);
    const signal = new AbortController().signal;
    await expect(bench.engine.advanceVideo(stale!, signal)).rejects.toBeInstanceOf(LeaseLost);
    expect((await bench.get(id)).resultAssetId).toBe(resultAssetId);
    expect(await storedFiles()).toEqual([resultAssetId]);
  });
});

describe('remix, edit and extension', () => {
  test('inherit from the source and tell the provider of it', async () => {
    const bench = setUp();
    const source = await makeCompleted(bench);
    const { engine, provider } = bench;
    const common = { sourceVideoId: source.id, prompt: 'at night' };
    const remix = await engine.makeVideo(PRINCIPAL, { kind: 'remix', ...common }, null);
    const extension = await engine.makeVideo(
      PRINCIPAL,
      {
        kind: 'extend',
        source: { kind: 'video', videoId: source.id },
        prompt: 'at night',
        addedSeconds: 20,
        keepsSource: true,
        model: null,
      },
      null,
    );
    const made = { sourceVideoId: source.id, sourceAlias: source.alias };
    expect(remix).toMatchObject({ durationSeconds: 4, width: 720, ...made });
    expect(extension).toMatchObject({ durationSeconds: 24, ...made });
    expect(await engine.getVideo(PRINCIPAL, { kind: 'get', videoId: remix.id })).toEqual(remix);
    await bench.run();
    const [first, second, third] = provider.submissions;
    expect(first?.request.source).toBeNull();
    expect(second?.request.source).toEqual({
      operation: { of: first?.key },
      durationSeconds: 4,
      width: 720,
      height: 1280,
    });
    expect(third?.request).toMatchObject({ operation: 'extend', durationSeconds: 24 });
  });

  test("need a completed, living source of one's own", async () => {
    const bench = setUp();
    const { engine } = bench;
    const queued = await engine.makeVideo(PRINCIPAL, CREATE, null);
    const remixOf = (id: string, principal = PRINCIPAL) =>
      engine.makeVideo(principal, { kind: 'remix', sourceVideoId: id, prompt: 'at night' }, null);
    await expect(remixOf(queued.id)).rejects.toMatchObject({ code: 'video_not_completed' });
    await bench.run();
    await expect(remixOf(queued.id, STRANGER)).rejects.toMatchObject({ code: 'video_not_found' });
    now = new Date(now.getTime() + 3_600_000);
    await expect(remixOf(queued.id)).rejects.toMatchObject({ code: 'video_expired' });
  });

  test('are refused by the name that the request has for its source', async () => {
    const { engine } = setUp();
    const refusedParam = (command: MakeCommand) =>
      engine.makeVideo(PRINCIPAL, command, null).catch(({ code, param }) => [code, param]);
    const remix = { kind: 'remix', sourceVideoId: 'video_0', prompt: 'on' } as const;
    const source = { kind: 'video', videoId: 'video_0' } as const;
    const edit = { kind: 'edit', source, prompt: 'on', model: null } as const;
    const extend = { ...edit, kind: 'extend', addedSeconds: 4, keepsSource: true } as const;
    const named = { ...source, param: 'video_id' };
    const expected: [MakeCommand, string][] = [
      [remix, 'video_id'],
      [{ ...remix, sourceParam: 'remix_video_id' }, 'remix_video_id'],
      [edit, 'video'],
      [{ ...edit, source: named }, 'video_id'],
      [extend, 'video'],
      [{ ...extend, source: named }, 'video_id'],
    ];
    for (const [command, param] of expected) {
      expect(await refusedParam(command)).toEqual(['video_not_found', param]);
    }
  });

  test('an extension may say what the source is like, in whole or in part', async () => {
    const bench = setUp();
    const { id } = await makeCompleted(bench);
    const extend = (...sizes: readonly { width: number; height: number }[]) => {
      const source = { kind: 'video', videoId: id } as const;
      const rest = { prompt: 'on', addedSeconds: 4, keepsSource: true, model: null } as const;
      return bench.engine.makeVideo(PRINCIPAL, { kind: 'extend', source, ...rest, sizes }, null);
    };
    const [portrait, landscape] = [
      { width: 720, height: 1280 },
      { width: 1280, height: 720 },
    ];
    expect(await extend(landscape, portrait)).toMatchObject(portrait);
    await expect(extend(landscape)).rejects.toMatchObject({
      code: 'invalid_parameter',
      param: 'size',
      publicText: "The size must be the source's, 720x1280.",
    });
  });

  test("an extension beyond the model's whole length is refused", async () => {
    const bench = setUp();
    const { engine } = bench;
    let { id } = await makeCompleted(bench);
    for (let times = 0; times < 5; times += 1) {
      const command = {
        kind: 'extend',
        source: { kind: 'video', videoId: id },
        prompt: 'on',
        addedSeconds: 20,
        keepsSource: true,
        model: null,
      } as const;
      ({ id } = await engine.makeVideo(PRINCIPAL, command, null));
      await bench.run();
    }
    const command = {
      kind: 'extend',
      source: { kind: 'video', videoId: id },
      prompt: 'on',
      addedSeconds: 20,
      keepsSource: true,
      model: null,
    } as const;
    await expect(engine.makeVideo(PRINCIPAL, command, null)).rejects.toMatchObject({
      code: 'extension_too_long',
      param: 'seconds',
    });
  });
});

describe('deletion and expiry', () => {
  const remove = ({ engine }: Bench, id: string, principal = PRINCIPAL) =>
    engine.deleteVideo(principal, { kind: 'delete', videoId: id });

  test('a deleted video is gone, with its bytes', async () => {
    const bench = setUp();
    const { id } = await makeCompleted(bench);
    await expect(remove(bench, id, STRANGER)).rejects.toMatchObject({ code: 'video_not_found' });
    await remove(bench, id);
    await expect(bench.get(id)).rejects.toMatchObject({ code: 'video_not_found' });
    await expect(remove(bench, id)).rejects.toMatchObject({ code: 'video_not_found' });
    expect([await storedFiles(), await count('assets')]).toEqual([[], 0]);
  });

  test('deleting a video in the making stops the work and keeps no result', async () => {
    const bench = setUp({ poll: async () => ({ ...PENDING, pollAfterMs: 60_000 }) as PollResult });
    const { id } = await bench.engine.makeVideo(PRINCIPAL, CREATE, null);
    await bench.run(2);
    await remove(bench, id);
    await bench.run();
    expect(bench.provider.cancelled).toHaveLength(1);
    expect([await storedFiles(), await count('jobs')]).toEqual([[], 0]);
  });

  test('a deletion while the result is being stored wins', async () => {
    const bench: Bench = setUp({
      poll: async () => {
        await remove(bench, id);
        return succeedWith('too late');
      },
    });
    const { id } = await bench.engine.makeVideo(PRINCIPAL, CREATE, null);
    await bench.run();
    expect([await storedFiles(), await count('assets'), await count('jobs')]).toEqual([[], 0, 0]);
  });

  test('a reference image stays as long as a remix needs it', async () => {
    const bench = setUp();
    const { engine } = bench;
    const reference = { kind: 'bytes', bytes: png(720, 1280), param: 'input_reference' } as const;
    const source = await engine.makeVideo(PRINCIPAL, { ...CREATE, references: [reference] }, null);
    await bench.run();
    const remix = await engine.makeVideo(
      PRINCIPAL,
      {
        kind: 'remix',
        sourceVideoId: source.id,
        prompt: 'at night',
      },
      null,
    );
    await bench.run();
    await remove(bench, source.id);
    expect(await storedFiles()).toHaveLength(2);
    await remove(bench, remix.id);
    expect(await storedFiles()).toEqual([]);
  });

  test('an expired video keeps its record and loses its bytes', async () => {
    const bench = setUp();
    const { id } = await makeCompleted(bench);
    now = new Date(now.getTime() + 3_600_000);
    await expect(contentOf(bench, id)).rejects.toMatchObject({ code: 'video_expired' });
    await bench.engine.keepHouse();
    expect(await storedFiles()).toEqual([]);
    expect((await bench.get(id)).status).toBe('completed');
    await expect(contentOf(bench, id)).rejects.toMatchObject({ code: 'video_expired' });
  });

  test('bytes that a dead instance left behind are swept', async () => {
    const bench = setUp();
    const { database } = testDatabase;
    const driver = createFsDriver(folder);
    const assets = createAssets({
      database,
      stores: [{ name: 'fs', driver }],
      reserveBytes: 0,
      instanceId: 7,
      listLivingInstances: async () => [],
      clock: systemClock,
      links: testLinks(systemClock),
    });
    await assets.put({
      projectId: DEFAULT_PROJECT_ID,
      kind: 'video',
      mediaType: 'video/mp4',
      bytes: Readable.from([Buffer.from('stray')]),
    });
    await bench.engine.keepHouse();
    expect([await storedFiles(), await count('assets')]).toEqual([[], 0]);
  });
});

describe('events', () => {
  test('tell of every change of a video, once, with the change itself', async () => {
    const bench = setUp();
    const { id } = await makeCompleted(bench);
    const course = ['video.queued', 'video.in_progress', 'video.completed'];
    expect(await eventsOf(id)).toEqual(course);
    now = new Date(now.getTime() + 3_600_000);
    await bench.engine.keepHouse();
    await bench.engine.keepHouse();
    await bench.engine.deleteVideo(PRINCIPAL, { kind: 'delete', videoId: id });
    expect(await eventsOf(id)).toEqual([...course, 'video.expired', 'video.deleted']);
  });

  test('tell of a failure, and of a deletion that stopped the work', async () => {
    const bench = setUp({ poll: async () => PENDING });
    const deleted = await bench.engine.makeVideo(PRINCIPAL, CREATE, null);
    await bench.run(2);
    await bench.engine.deleteVideo(PRINCIPAL, { kind: 'delete', videoId: deleted.id });
    await bench.run();
    const failed = await bench.engine.makeVideo(PRINCIPAL, CREATE, null);
    await bench.run(2);
    now = new Date(now.getTime() + 3_601_000);
    await bench.run();
    const begun = ['video.queued', 'video.in_progress'];
    expect(await eventsOf(failed.id)).toEqual([...begun, 'video.failed']);
    expect(await eventsOf(deleted.id)).toEqual([...begun, 'video.deleted', 'video.cancelled']);
  });
});

describe('cancelling', () => {
  const CANCELLED = {
    status: 'cancelled',
    failure: { code: 'cancelled', message: 'The video was cancelled before it was completed.' },
  };

  test('stops the work at the service and gives everything back, however often asked', async () => {
    const bench = setUp({ poll: async () => ({ ...PENDING, pollAfterMs: 60_000 }) as PollResult });
    const { id } = await bench.engine.makeVideo(PRINCIPAL, CREATE, null);
    await bench.run(2);
    await Promise.all([cancel(bench, id), cancel(bench, id)]);
    await bench.run();
    expect(bench.provider.cancelled).toHaveLength(1);
    expect(await cancel(bench, id)).toMatchObject(CANCELLED);
    expect(await bench.get(id)).toMatchObject(CANCELLED);
    expect(await count('jobs')).toBe(0);
    const events = ['video.queued', 'video.in_progress', 'video.cancelled'];
    expect(await eventsOf(id)).toEqual(events);
  });

  test('a video that waits for its turn ends at once, and is never submitted', async () => {
    const bench = setUp({ poll: async () => ({ ...PENDING, pollAfterMs: 60_000 }) as PollResult });
    for (let busy = 0; busy < 2; busy += 1) await bench.engine.makeVideo(PRINCIPAL, CREATE, null);
    await bench.run();
    const { id } = await bench.engine.makeVideo(PRINCIPAL, CREATE, null);
    await bench.run();
    expect((await bench.get(id)).status).toBe('queued');
    await cancel(bench, id);
    await bench.run();
    expect(await bench.get(id)).toMatchObject(CANCELLED);
    expect(bench.provider.submissions).toHaveLength(2);
  });

  test('loses to a completion that came first', async () => {
    const bench = setUp();
    const { id } = await makeCompleted(bench);
    expect((await cancel(bench, id)).status).toBe('completed');
    await bench.run();
    expect((await bench.get(id)).status).toBe('completed');
    expect(await contentOf(bench, id)).toContain('an mp4');
  });

  test('wins over a result that arrives after it, and leaves nothing of that behind', async () => {
    const bench: Bench = setUp({
      poll: async () => {
        await cancel(bench, id);
        return succeedWith('too late');
      },
    });
    const { id } = await bench.engine.makeVideo(PRINCIPAL, CREATE, null);
    await bench.run();
    expect(await bench.get(id)).toMatchObject(CANCELLED);
    expect([await storedFiles(), await count('assets')]).toEqual([[], 0]);
  });

  test("somebody else's video does not exist", async () => {
    const bench = setUp();
    const { id } = await bench.engine.makeVideo(PRINCIPAL, CREATE, null);
    await expect(cancel(bench, id, STRANGER)).rejects.toMatchObject({ code: 'video_not_found' });
  });
});

describe('lists', () => {
  test("page through everything in either order, without the deleted and the others'", async () => {
    const bench = setUp();
    const { engine } = bench;
    const made: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      now = new Date(now.getTime() + (index % 2));
      made.push((await engine.makeVideo(PRINCIPAL, CREATE, null)).id);
    }
    await engine.deleteVideo(PRINCIPAL, { kind: 'delete', videoId: made.pop() ?? '' });
    for (const order of ['asc', 'desc'] as const) {
      const seen: string[] = [];
      for (let after: string | null = null; ; after = seen.at(-1) ?? null) {
        const page = await engine.listVideos(PRINCIPAL, { kind: 'list', after, limit: 3, order });
        seen.push(...page.videos.map((video) => video.id));
        if (!page.hasMore) break;
      }
      expect(seen.toSorted()).toEqual(made.toSorted());
    }
    const theirs = await engine.listVideos(STRANGER, {
      kind: 'list',
      after: null,
      limit: 3,
      order: 'asc',
    });
    expect(theirs).toEqual({ videos: [], hasMore: false });
    const unknown = engine.listVideos(PRINCIPAL, {
      kind: 'list',
      after: 'x',
      limit: 3,
      order: 'asc',
    });
    await expect(unknown).rejects.toMatchObject({ code: 'invalid_parameter', param: 'after' });
  });
});

describe('moderation', () => {
  const REFUSED = { outcome: 'refused', category: 'sexual', referenceIndex: null } as const;
  const TABLES = ['videos', 'assets', 'jobs', 'transfers', 'events'];
  const image = (param: string) => ({ kind: 'bytes', bytes: png(720, 1280), param }) as const;

  /** Lets the first request pass, so that there is a source, and judges all later ones. */
  function judging(verdict: ModerationVerdict | RepriseError) {
    const asked: ModerationRequest[] = [];
    const moderation: Moderation = {
      async check(request) {
        asked.push(request);
        if (asked.length === 1) return { outcome: 'allowed' };
        if (verdict instanceof RepriseError) throw verdict;
        return verdict;
      },
    };
    return { asked, moderation };
  }

  const followUps = (videoId: string): MakeCommand[] => {
    const source = { kind: 'video', videoId } as const;
    const upload = { kind: 'upload', bytes: Buffer.from('any'), param: 'video' } as const;
    const extend = { kind: 'extend', prompt: 'no', addedSeconds: 4, keepsSource: true } as const;
    return [
      { ...CREATE, prompt: 'no', references: [image('input_reference')] },
      { kind: 'remix', sourceVideoId: videoId, prompt: 'no' },
      { kind: 'edit', source, prompt: 'no', model: null },
      { kind: 'edit', source: upload, prompt: 'no', model: null },
      { ...extend, source, model: null },
      { ...extend, source: upload, model: null },
    ];
  };

  test.each([
    [REFUSED, { code: 'content_policy_violation', param: 'prompt' }],
    [new RepriseError('moderation_unavailable'), { code: 'moderation_unavailable' }],
  ])('whatever is made, nothing of it is stored, held or told: %o', async (verdict, expected) => {
    const { asked, moderation } = judging(verdict);
    const bench = setUp({}, moderation);
    const { id } = await bench.engine.makeVideo(PRINCIPAL, CREATE, null);
    await bench.run();
    const counts = async () => [await Promise.all(TABLES.map(count)), await storedFiles()];
    const before = await counts();
    for (const command of followUps(id)) {
      const made = bench.engine.makeVideo(PRINCIPAL, command, 'a-key');
      await expect(made).rejects.toMatchObject(expected);
      await expect(bench.engine.quoteVideo(PRINCIPAL, command)).rejects.toMatchObject(expected);
    }
    expect(await counts()).toEqual(before);
    expect(asked.slice(1).every(({ prompt }) => prompt === 'no')).toBe(true);
    expect(asked).toHaveLength(1 + 2 * followUps(id).length);
  });

  test('sees the reference images, and names the one that it refuses', async () => {
    const verdict = { ...REFUSED, referenceIndex: 1 };
    const { asked, moderation } = judging(verdict);
    const bench = setUp({}, moderation);
    await bench.engine.makeVideo(PRINCIPAL, CREATE, null);
    const references = [image('images[0]'), image('images[1]')];
    const command = { ...CREATE, model: 'veo3.1-fast', references };
    await expect(bench.engine.makeVideo(PRINCIPAL, command, null)).rejects.toMatchObject({
      code: 'content_policy_violation',
      param: 'images[1]',
      publicText: 'The reference image was refused by the content policy (sexual).',
    });
    expect(asked[1]?.referenceImages.map(({ mediaType }) => mediaType)).toEqual([
      'image/png',
      'image/png',
    ]);
  });

  test('judges the names of characters too', async () => {
    const { engine } = setUp({}, { check: async () => REFUSED });
    const clip = { kind: 'upload', bytes: Buffer.from('any'), param: 'video' } as const;
    const made = engine.createCharacter(PRINCIPAL, { kind: 'create_character', name: 'no', clip });
    await expect(made).rejects.toMatchObject({ code: 'content_policy_violation', param: 'name' });
    expect([await count('characters'), await storedFiles()]).toEqual([0, []]);
  });

  test('is not asked about what is refused anyway', async () => {
    const { asked, moderation } = judging(REFUSED);
    const { engine } = setUp({}, moderation);
    const prompt = 'x'.repeat(32_001);
    const remix: MakeCommand = { kind: 'remix', sourceVideoId: 'video_gone', prompt };
    await expect(engine.makeVideo(PRINCIPAL, { ...CREATE, prompt }, null)).rejects.toMatchObject({
      code: 'prompt_too_long',
    });
    await expect(engine.makeVideo(PRINCIPAL, remix, null)).rejects.toMatchObject({
      code: 'video_not_found',
    });
    expect(asked).toEqual([]);
  });
});

test('whatever is made can have an address to be told at', async () => {
  const bench = setUp();
  const { id } = await makeCompleted(bench);
  const callback = { url: 'https://a.test/hook', param: 'webhook_url', dialect: null };
  const source = { kind: 'video', videoId: id } as const;
  const rest = { model: null, prompt: 'at night' };
  const commands: readonly MakeCommand[] = [
    { ...CREATE, callback },
    { kind: 'remix', sourceVideoId: id, prompt: 'at night', callback },
    { kind: 'edit', source, ...rest, callback },
    { kind: 'extend', source, ...rest, addedSeconds: 4, keepsSource: true, callback },
  ];
  for (const command of commands) {
    const made = await bench.engine.makeVideo(PRINCIPAL, command, null);
    expect(bench.callbacks.get(made.id)).toBe(callback.url);
  }
  expect(bench.callbacks.size).toBe(commands.length);
});

test('a model can keep its results for another time than the gateway does', async () => {
  const bench = setUp({}, undefined, 7200);
  const { id } = await bench.engine.makeVideo(PRINCIPAL, CREATE, null);
  await bench.run();
  expect((await bench.get(id)).expiresAt?.getTime()).toBe(now.getTime() + 7_200_000);
});

test('a project can too, which counts before its model, as it was when the video was asked for', async () => {
  const bench = setUp({}, undefined, 7200);
  const asked = { ...PRINCIPAL, assetTtlSeconds: 60 };
  const { id } = await bench.engine.makeVideo(asked, CREATE, null);
  await bench.run();
  const source = await bench.get(id);
  expect(source.expiresAt?.getTime()).toBe(now.getTime() + 60_000);
  const remix: MakeCommand = { kind: 'remix', sourceVideoId: id, prompt: 'at night' };
  const derived = await bench.engine.makeVideo({ ...asked, assetTtlSeconds: 90 }, remix, null);
  await bench.run();
  expect((await bench.get(derived.id)).expiresAt?.getTime()).toBe(now.getTime() + 90_000);
});
