/** A store that is full, read-only or away: nothing is lost, and all goes on by itself. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CREATE, openEngine } from '../../test/support/open-engine.ts';
import { samplePrincipal } from '../../test/support/sample-principal.ts';
import { succeedWith, textOutput } from '../../test/support/scripted-provider.ts';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.ts';
import {
  createAssetFinder,
  createFsDriver,
  StorageFullError,
  type AssetDriver,
} from '../assets/index.ts';
import type { PollResult } from '../core/index.ts';
import { createIdentity, DEFAULT_PROJECT_ID } from '../identity/index.ts';
import { ensureUnlimitedAccount } from '../ledger/index.ts';
import { systemClock } from '../lib/clock.ts';
import { createLogger } from '../lib/logger.ts';
import { UnavailableError } from '../lib/unavailable-error.ts';
import { startWorker } from '../queue/index.ts';
import { createNews, type News } from '../webhooks/index.ts';
import { ADVANCE_VIDEO, exportVideos, type Engine } from './index.ts';

const PRINCIPAL = samplePrincipal({ projectId: DEFAULT_PROJECT_ID });
const FULL = new StorageFullError('no room');
const AWAY = new UnavailableError('the folder is read-only');

let testDatabase: TestDatabase;
let news: News;
let folder: string;
/** What the store answers to the next bytes; null stores them. */
let fault: ((putCount: number) => Error | null) | null;
let freeBytes: number;
let now: Date;
let polled: () => PollResult;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  await createIdentity(testDatabase.database, systemClock).ensureDefaultProject();
  await ensureUnlimitedAccount(testDatabase.database, DEFAULT_PROJECT_ID);
  news = await createNews({ ...testDatabase, clock: systemClock, logger: createLogger('silent') });
});
afterAll(async () => {
  await news.stop();
  await testDatabase.drop();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-storage-'));
  fault = null;
  freeBytes = 1e9;
  now = new Date('2026-01-01T00:00:00Z');
  polled = () => succeedWith('an mp4');
});
afterEach(() => rm(folder, { recursive: true }));

function faultyDriver(): AssetDriver {
  const driver = createFsDriver(folder);
  let putCount = 0;
  return {
    ...driver,
    measureFreeBytes: async () => freeBytes,
    async put(key, bytes) {
      putCount += 1;
      const error = fault?.(putCount) ?? null;
      if (error !== null) bytes.destroy();
      if (error !== null) throw error;
      return await driver.put(key, bytes);
    },
  };
}

function setUp(): Engine {
  const { database } = testDatabase;
  const driver = faultyDriver();
  const script = { poll: async () => polled() };
  const parts = { database, news, folder, driver, script, now: () => now, reserveBytes: 1000 };
  return openEngine(parts).engine;
}

/** The real worker, which puts back what failed, until `isDone`. */
async function work(engine: Engine, isDone: () => Promise<boolean>): Promise<void> {
  const worker = startWorker({
    database: testDatabase.database,
    instanceId: 1,
    listLivingInstances: async () => [1],
    handlers: { [ADVANCE_VIDEO]: (claim, signal) => engine.advanceVideo(claim, signal) },
    capacity: 4,
    logger: createLogger('silent'),
  });
  try {
    while (!(await isDone())) await new Promise((resolve) => setTimeout(resolve, 20));
  } finally {
    await worker.stop();
  }
}

const statusOf = async (engine: Engine, videoId: string) =>
  (await engine.getVideo(PRINCIPAL, { kind: 'get', videoId })).status;

async function contentOf(engine: Engine, videoId: string): Promise<string> {
  const command = { kind: 'open_content', videoId, variant: 'video', waitSeconds: 0 } as const;
  const { asset } = await engine.openContent(PRINCIPAL, command);
  return await text(await asset.open());
}

async function countFiles(): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).length;
}

describe('a video that is made while the store', () => {
  test.each([
    ['is full', FULL],
    ['cannot be written', AWAY],
  ])('%s waits, and is completed as soon as it can be', async (_name, error) => {
    const engine = setUp();
    const { id } = await engine.makeVideo(PRINCIPAL, CREATE, null);
    let refusals = 0;
    fault = () => {
      refusals += 1;
      return refusals <= 3 ? error : null;
    };
    await work(engine, async () => (await statusOf(engine, id)) === 'completed');
    expect(refusals).toBe(4);
    expect(await contentOf(engine, id)).toBe('an mp4');
    expect(await countFiles()).toBe(1);
  });

  test('takes the video and not its picture leaves no stray bytes', async () => {
    polled = () => ({
      state: 'succeeded',
      outputs: [
        textOutput('video', 'video/mp4', 'an mp4'),
        textOutput('thumbnail', 'image/webp', 'a picture'),
      ],
    });
    const engine = setUp();
    const { id } = await engine.makeVideo(PRINCIPAL, CREATE, null);
    fault = (putCount) => (putCount === 2 ? FULL : null);
    await work(engine, async () => (await statusOf(engine, id)) === 'completed');
    expect(await countFiles()).toBe(2);
  });

  test('has no room for longer than making may take is not given up', async () => {
    const engine = setUp();
    const { id } = await engine.makeVideo(PRINCIPAL, CREATE, null);
    let refusals = 0;
    fault = () => {
      refusals += 1;
      if (refusals === 1) now = new Date(now.getTime() + 3 * 3_600_000);
      return refusals === 1 ? FULL : null;
    };
    await work(engine, async () => (await statusOf(engine, id)) === 'completed');
    expect(await contentOf(engine, id)).toBe('an mp4');
  });

  test('has none for a whole day has failed', async () => {
    const engine = setUp();
    const { id } = await engine.makeVideo(PRINCIPAL, CREATE, null);
    fault = () => {
      now = new Date(now.getTime() + 25 * 3_600_000);
      return FULL;
    };
    await work(engine, async () => (await statusOf(engine, id)) === 'failed');
    expect(await countFiles()).toBe(0);
  });
});

describe('an overdue video', () => {
  test.each([
    [
      'is still being made',
      (): PollResult => ({ state: 'pending', pollAfterMs: 10, progressPercent: 5 }),
    ],
    [
      'cannot be asked for',
      (): PollResult => {
        throw new Error('no answer');
      },
    ],
  ])('that %s has failed', async (_name, answer) => {
    const engine = setUp();
    let polls = 0;
    polled = () => {
      polls += 1;
      if (polls > 1) return answer();
      now = new Date(now.getTime() + 2 * 3_600_000);
      return { state: 'pending', pollAfterMs: 10, progressPercent: 1 };
    };
    const { id } = await engine.makeVideo(PRINCIPAL, CREATE, null);
    await work(engine, async () => (await statusOf(engine, id)) === 'failed');
    const video = await engine.getVideo(PRINCIPAL, { kind: 'get', videoId: id });
    expect(video.failure?.code).toBe('generation_timeout');
  });
});

describe('new videos', () => {
  const create = (engine: Engine) => engine.makeVideo(PRINCIPAL, CREATE, null);

  test('are refused while less than the reserve is free, and accepted again after', async () => {
    const engine = setUp();
    freeBytes = 999;
    await expect(create(engine)).rejects.toMatchObject({
      code: 'storage_full',
      retryAfterSeconds: 60,
    });
    freeBytes = 1000;
    expect((await create(engine)).status).toBe('queued');
  });

  test('are refused after the store refused bytes, and accepted again after half a minute', async () => {
    const engine = setUp();
    const { id } = await create(engine);
    let refusals = 0;
    fault = () => {
      refusals += 1;
      return FULL;
    };
    await work(engine, async () => refusals > 0);
    await expect(create(engine)).rejects.toMatchObject({ code: 'storage_full' });
    now = new Date(now.getTime() + 60_000);
    fault = null;
    expect((await create(engine)).status).toBe('queued');
    await work(engine, async () => (await statusOf(engine, id)) === 'completed');
  });
});

test('everything that expired goes in one pass, told once, also by two processes at once', async () => {
  const engine = setUp();
  const ids: string[] = [];
  for (let index = 0; index < 5; index += 1) {
    ids.push((await engine.makeVideo(PRINCIPAL, CREATE, null)).id);
  }
  await work(engine, async () => {
    const statuses = await Promise.all(ids.map((id) => statusOf(engine, id)));
    return statuses.every((status) => status === 'completed');
  });
  now = new Date(now.getTime() + 3_600_000);
  await Promise.all([engine.keepHouse(), engine.keepHouse()]);
  expect(await countFiles()).toBe(0);
  const name = { name: 'test_expired', text: `select video_id from events where type = $1` };
  const { rows } = await testDatabase.database.query<{ video_id: string }>(name, ['video.expired']);
  expect(
    rows
      .map((row) => row.video_id)
      .filter((id) => ids.includes(id))
      .toSorted(),
  ).toEqual(ids.toSorted());
});

test('an export has every video of the project, with its bytes as long as they are kept', async () => {
  const engine = setUp();
  const ids: string[] = [];
  for (let index = 0; index < 3; index += 1) {
    now = new Date(now.getTime() + 1000);
    ids.push((await engine.makeVideo(PRINCIPAL, CREATE, null)).id);
  }
  const [kept = '', deleted = ''] = ids;
  await engine.deleteVideo(PRINCIPAL, { kind: 'delete', videoId: deleted });
  await work(engine, async () => (await statusOf(engine, kept)) === 'completed');
  const assets = createAssetFinder(testDatabase.database, [
    { name: 'fs', driver: createFsDriver(folder) },
  ]);
  const read = async () => {
    const found = new Map<string, string[]>();
    for await (const { video, media } of exportVideos(
      testDatabase.database,
      assets,
      DEFAULT_PROJECT_ID,
    )) {
      // The other tests' videos have lost their folders.
      if (!ids.includes(video.id)) continue;
      const contents = media.map(async ({ asset }) => await text(await asset.open()));
      found.set(video.id, await Promise.all(contents));
    }
    return found;
  };
  const before = await read();
  expect(before.get(kept)).toEqual(['an mp4']);
  expect(before.has(deleted)).toBe(false);
  now = new Date(now.getTime() + 3_600_000);
  await engine.keepHouse();
  expect((await read()).get(kept)).toEqual([]);
});
