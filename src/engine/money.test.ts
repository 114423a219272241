/** Money and videos together: whatever happens, and wherever a process dies, the books balance. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Crash, createCrashingDatabase } from '../../test/support/crashing-database.ts';
import { CREATE, openEngine, type OpenEngine } from '../../test/support/open-engine.ts';
import { samplePrincipal } from '../../test/support/sample-principal.ts';
import { succeedWith } from '../../test/support/scripted-provider.ts';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.ts';
import { isTerminal, NO_LIMITS, ProviderFailure, RepriseError } from '../core/index.ts';
import type { MakeCommand, PollResult, Principal, Video } from '../core/index.ts';
import type { Database } from '../db/index.ts';
import { createIdentity } from '../identity/index.ts';
import { ensureUnlimitedAccount, setCreditLimit } from '../ledger/index.ts';
import { systemClock } from '../lib/clock.ts';
import { createLogger } from '../lib/logger.ts';
import { disownDeadInstances } from '../queue/index.ts';
import { createNews, type News } from '../webhooks/index.ts';

/** Of `CREATE` by the prices out of the box: sora-2, 4 s. */
const PRICE = 400_000;
const PENDING: PollResult = { state: 'pending', pollAfterMs: 0, progressPercent: 40 };
const FAILED: PollResult = {
  state: 'failed',
  failure: new ProviderFailure('rejected', { publicText: 'No.' }),
};

let testDatabase: TestDatabase;
let database: Database;
let news: News;
let folder: string;
let now: Date;
let principal: Principal;
let projects = 0;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  ({ database } = testDatabase);
  news = await createNews({
    ...testDatabase,
    clock: systemClock,
    logger: createLogger('silent'),
  });
});
afterAll(async () => {
  await news.stop();
  await testDatabase.drop();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-money-'));
  now = new Date('2026-01-01T00:00:00Z');
  await newProject();
});
afterEach(() => rm(folder, { recursive: true }));

/** Each case has a project of its own, so that cases do not have to tidy up after each other. */
async function newProject(creditLimitMicros: number | null = null): Promise<void> {
  projects += 1;
  const projectId = `proj_${projects}`;
  await createIdentity(database, systemClock).createProject({ id: projectId, name: 'test' });
  await ensureUnlimitedAccount(database, projectId);
  await setCreditLimit(database, projectId, creditLimitMicros);
  principal = samplePrincipal({ projectId });
}

interface Course {
  poll(): PollResult;
  submit?(): void;
}

function bench(course: Course = { poll: () => succeedWith('an mp4') }, on = database): OpenEngine {
  return openEngine({
    database: on,
    news,
    folder,
    now: () => now,
    script: {
      submit: async (_request, { idempotencyKey }) => {
        course.submit?.();
        return { of: idempotencyKey };
      },
      poll: async () => course.poll(),
    },
  });
}

async function balance(): Promise<number[]> {
  const { availableMicros, heldMicros, chargedMicros } = await bench().engine.money.readBalance(
    principal.projectId,
  );
  return [availableMicros, heldMicros, chargedMicros];
}

async function requireBalancedBooks(): Promise<void> {
  expect((await bench().engine.money.verify()).faults).toEqual([]);
}

const create = (on: OpenEngine, key: string | null = null, changes: Partial<MakeCommand> = {}) =>
  on.engine.makeVideo(principal, { ...CREATE, ...changes } as MakeCommand, key);

describe('a video', () => {
  test('holds its price while it is made, and is charged when it is there', async () => {
    const engine = bench();
    const { id, price } = await create(engine);
    expect(price).toMatchObject({ amountMicros: PRICE, priceVersion: 'list-2026-11' });
    expect(await balance()).toEqual([-PRICE, PRICE, 0]);
    await engine.run();
    expect(await balance()).toEqual([-PRICE, 0, PRICE]);
    expect(await engine.get(id, principal)).toMatchObject({ chargedMicros: PRICE });
    await requireBalancedBooks();
  });

  test('that fails, or is deleted on the way, costs nothing', async () => {
    const failing = bench({ poll: () => FAILED });
    const { id } = await create(failing);
    await failing.run();
    expect(await failing.get(id, principal)).toMatchObject({ status: 'failed', chargedMicros: 0 });
    const pending = bench({ poll: () => PENDING });
    const deleted = await create(pending);
    await pending.run(2);
    await pending.engine.deleteVideo(principal, { kind: 'delete', videoId: deleted.id });
    await pending.run();
    expect(await balance()).toEqual([0, 0, 0]);
    await requireBalancedBooks();
  });

  test('that a provider refuses for its content costs nothing', async () => {
    const refusing = bench({
      poll: () => PENDING,
      submit: () => {
        throw new ProviderFailure('content_policy', { publicText: 'No.' });
      },
    });
    const { id } = await create(refusing);
    await refusing.run();
    expect(await refusing.get(id, principal)).toMatchObject({
      failure: { code: 'content_policy_violation' },
      chargedMicros: 0,
    });
    expect(await balance()).toEqual([0, 0, 0]);
  });

  test('that was charged stays charged when it expires or is deleted', async () => {
    const engine = bench();
    const { id } = await create(engine);
    await engine.run();
    now = new Date(now.getTime() + 3_700_000);
    await engine.engine.keepHouse();
    await engine.engine.deleteVideo(principal, { kind: 'delete', videoId: id });
    expect(await balance()).toEqual([-PRICE, 0, PRICE]);
    await requireBalancedBooks();
  });

  test('tells with each event what it costs by then', async () => {
    const costsOf = async (id: string) => {
      const text = `
        select type || ' ' || cost_micros || ' ' || cost_state as told from events
        where video_id = $1 order by sequence`;
      const { rows } = await database.query<{ told: string }>({ name: 'test_costs', text }, [id]);
      return rows.map(({ told }) => told.replace('video.', ''));
    };
    const begun = ['queued 400000 held', 'in_progress 400000 held'];
    const completing = bench();
    const completed = await create(completing);
    await completing.run();
    now = new Date(now.getTime() + 3_700_000);
    await completing.engine.keepHouse();
    await completing.engine.deleteVideo(principal, { kind: 'delete', videoId: completed.id });
    const charged = ['completed', 'expired', 'deleted'].map((type) => `${type} 400000 charged`);
    expect(await costsOf(completed.id)).toEqual([...begun, ...charged]);

    const failing = bench({ poll: () => FAILED });
    const failed = await create(failing);
    await failing.run();
    expect(await costsOf(failed.id)).toEqual([...begun, 'failed 0 released']);

    const pending = bench({ poll: () => PENDING });
    const unwanted = await create(pending);
    await pending.run(2);
    await pending.engine.deleteVideo(principal, { kind: 'delete', videoId: unwanted.id });
    await pending.run();
    const ended = ['deleted 400000 held', 'cancelled 0 released'];
    expect(await costsOf(unwanted.id)).toEqual([...begun, ...ended]);
  });

  test('costs as a remix what it costs anew, and as an extension what it adds', async () => {
    const engine = bench();
    const { id } = await create(engine);
    await engine.run();
    const remix = await engine.engine.makeVideo(
      principal,
      { kind: 'remix', sourceVideoId: id, prompt: 'at night' },
      null,
    );
    const extension = await engine.engine.makeVideo(
      principal,
      {
        kind: 'extend',
        source: { kind: 'video', videoId: id },
        prompt: 'night falls',
        addedSeconds: 8,
        keepsSource: true,
        model: null,
      },
      null,
    );
    expect([remix.price?.amountMicros, extension.price?.amountMicros]).toEqual([PRICE, 2 * PRICE]);
  });
});

describe('a quote', () => {
  test('is what the video would be held for, and makes nothing', async () => {
    const engine = bench();
    const quote = await engine.engine.quoteVideo(principal, CREATE);
    expect(quote).toEqual((await create(engine)).price);
    expect(await balance()).toEqual([-PRICE, PRICE, 0]);
  });

  test('is refused where the video would be', async () => {
    await newProject(PRICE - 1);
    const quote = bench().engine.quoteVideo(principal, CREATE);
    await expect(quote).rejects.toMatchObject({ code: 'insufficient_balance' });
    await expect(
      bench().engine.quoteVideo(principal, { ...CREATE, durationSeconds: 5 }),
    ).rejects.toMatchObject({ param: 'seconds' });
  });
});

describe('limits', () => {
  test('of money let 64 clients make exactly the 100 videos that there is money for', async () => {
    await newProject(100 * PRICE);
    const engine = bench();
    let accepted = 0;
    const client = async () => {
      for (;;) {
        await create(engine);
        accepted += 1;
      }
    };
    const ends = await Promise.allSettled(Array.from({ length: 64 }, client));
    for (const end of ends) {
      expect(end).toMatchObject({ status: 'rejected', reason: { code: 'insufficient_balance' } });
    }
    expect(accepted).toBe(100);
    expect(await balance()).toEqual([-100 * PRICE, 100 * PRICE, 0]);
    await requireBalancedBooks();
  });

  test('of the queue let exactly as many through as may run and wait', async () => {
    const limits = { ...NO_LIMITS, runningLimit: 2, queueDepth: 3 };
    principal = { ...principal, projectLimits: limits };
    const engine = bench();
    const tries = await Promise.allSettled(Array.from({ length: 16 }, () => create(engine)));
    const refusals = tries.filter(({ status }) => status === 'rejected');
    expect(tries.length - refusals.length).toBe(5);
    expect(refusals[0]).toMatchObject({ reason: { code: 'queue_full', retryAfterSeconds: 5 } });
    expect(await balance()).toEqual([-5 * PRICE, 5 * PRICE, 0]);
  });

  test('of a key count its own videos only', async () => {
    const keyLimits = { ...NO_LIMITS, runningLimit: 1, queueDepth: 0 };
    const narrow = { ...principal, keyId: 'key_narrow', keyLimits };
    const engine = bench();
    await create(engine);
    await engine.engine.makeVideo(narrow, CREATE, null);
    const second = engine.engine.makeVideo(narrow, CREATE, null);
    await expect(second).rejects.toMatchObject({ code: 'queue_full' });
  });

  test('of models hide those that a key may not use', async () => {
    principal = { ...principal, models: ['sora-2-pro'] };
    await expect(create(bench())).rejects.toMatchObject({ code: 'model_not_found' });
    await create(bench(), null, { model: 'sora-2-pro' });
  });
});

describe('an idempotency key', () => {
  test('gives the first answer again, however far the video is', async () => {
    const engine = bench();
    const first = await create(engine, 'key-1');
    const accepted = {
      id: first.id,
      status: 'queued',
      progressPercent: 0,
      completedAt: null,
      expiresAt: null,
      chargedMicros: null,
    };
    expect(first).toMatchObject(accepted);
    expect(await create(engine, 'key-1')).toMatchObject(accepted);
    await engine.run();
    expect(await create(engine, 'key-1')).toMatchObject(accepted);
    await engine.engine.deleteVideo(principal, { kind: 'delete', videoId: first.id });
    expect(await create(engine, 'key-1')).toMatchObject(accepted);
    expect(await balance()).toEqual([-PRICE, 0, PRICE]);
  });

  test('makes one video of many requests at once', async () => {
    const engine = bench();
    const answers = await Promise.all(Array.from({ length: 16 }, () => create(engine, 'key-1')));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await balance()).toEqual([-PRICE, PRICE, 0]);
  });

  test('refuses another request, and is each project’s own', async () => {
    const engine = bench();
    const { id } = await create(engine, 'key-1');
    await expect(create(engine, 'key-1', { prompt: 'a sea' })).rejects.toMatchObject({
      code: 'idempotency_conflict',
      publicText: expect.stringContaining(id) as string,
    });
    await newProject();
    expect((await create(engine, 'key-1', { prompt: 'a sea' })).id).not.toBe(id);
  });

  test('of a request that was refused can be used again', async () => {
    const engine = bench();
    await expect(create(engine, 'key-1', { durationSeconds: 5 })).rejects.toThrow();
    await create(engine, 'key-1', { durationSeconds: 4 });
  });

  test('is forgotten after a day', async () => {
    const engine = bench();
    const { id } = await create(engine, 'key-1');
    now = new Date(now.getTime() + 24 * 3600 * 1000);
    expect((await create(engine, 'key-1', { prompt: 'a sea' })).id).not.toBe(id);
    now = new Date(now.getTime() + 24 * 3600 * 1000);
    await engine.engine.keepHouse();
    const text = 'select count(*)::int as n from idempotency_keys where project_id = $1';
    const statement = { name: 'test_count_keys', text };
    expect((await database.query(statement, [principal.projectId])).rows).toEqual([{ n: 0 }]);
  });
});

const COURSES: readonly (readonly [string, number, () => Course])[] = [
  ['completed', 1, () => ({ poll: () => succeedWith('an mp4') })],
  ['failed', 2, () => ({ poll: () => FAILED })],
];
/** The crash suite kills real processes at every moment; here every fifth shows most faults. */
const EVERY = 5;

/** The process dies at one moment and another takes over. */
describe.each(COURSES)('a process that dies on the way to being %s', (status, first, course) => {
  test('leaves no moment at which money or a video is lost', async () => {
    // What other cases left waiting would be made here, once for each moment.
    await database.query({ name: 'test_clear_jobs', text: 'delete from jobs' }, []);
    const whole = createCrashingDatabase(database, Number.POSITIVE_INFINITY);
    const undisturbed = bench(course(), whole);
    await create(undisturbed, 'whole');
    await undisturbed.run();
    expect(whole.moments).toBeGreaterThan(30);
    for (let moment = first; moment <= whole.moments; moment += EVERY) {
      await newProject();
      const acknowledged = await dieAt(moment, course());
      await disownDeadInstances(database, async () => []);
      const after = bench(course());
      await after.run();
      // The caller heard nothing and sends its request again.
      const video = await create(after, 'key-1');
      await after.run();
      const where = `moment ${moment}`;
      if (acknowledged !== null) expect(video.id, where).toBe(acknowledged.id);
      const end = await after.get(video.id, principal);
      expect(end.status, where).toBe(status);
      const charged = status === 'completed' ? PRICE : 0;
      expect(await balance(), where).toEqual([0 - charged, 0, charged]);
    }
    await requireBalancedBooks();
  });
});

async function dieAt(moment: number, course: Course): Promise<Video | null> {
  const dying = bench(course, createCrashingDatabase(database, moment));
  let acknowledged: Video | null = null;
  try {
    acknowledged = await create(dying, 'key-1');
    await dying.run();
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
  }
  return acknowledged;
}

/** Housekeeping goes on with the next video and tells of all in the end. */
function isCrash(error: unknown): boolean {
  return error instanceof AggregateError ? error.errors.every(isCrash) : error instanceof Crash;
}

describe('whatever happens, in any order', () => {
  const happening = fc.oneof(
    { weight: 4, arbitrary: fc.record({ what: fc.constant('create'), key: fc.nat({ max: 6 }) }) },
    { weight: 5, arbitrary: fc.record({ what: fc.constant('step'), key: fc.nat({ max: 3 }) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        what: fc.constantFrom('delete', 'remix', 'fail', 'expire', 'top up', 'restart'),
        key: fc.nat({ max: 9 }),
      }),
    },
    { weight: 3, arbitrary: fc.record({ what: fc.constant('crash'), key: fc.nat({ max: 25 }) }) },
  );

  test('the books balance after every step, and nothing is left held in the end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 5, maxLength: 18 }), async (happenings) => {
        await newProject(6 * PRICE);
        const polls: PollResult[] = [];
        const course: Course = { poll: () => polls.shift() ?? succeedWith('an mp4') };
        const ids: string[] = [];
        let on = bench(course);
        const live = async (work: () => Promise<unknown>) => {
          try {
            await work();
          } catch (error) {
            if (error instanceof RepriseError) return;
            if (!isCrash(error)) throw error;
            await disownDeadInstances(database, async () => []);
            on = bench(course);
          }
        };
        for (const { what, key } of happenings) {
          await live(async () => {
            const videoId = ids[key % Math.max(1, ids.length)] ?? 'video_0';
            if (what === 'create') ids.push((await create(on, `key-${key}`)).id);
            if (what === 'step') await on.run(key);
            if (what === 'fail') polls.push(PENDING, FAILED);
            if (what === 'delete')
              await on.engine.deleteVideo(principal, { kind: 'delete', videoId });
            if (what === 'expire') now = new Date(now.getTime() + 3_700_000);
            if (what === 'expire') await on.engine.keepHouse();
            if (what === 'restart') await disownDeadInstances(database, async () => []);
            if (what === 'crash') on = bench(course, createCrashingDatabase(database, key));
            if (what === 'remix') {
              const remix = { kind: 'remix', sourceVideoId: videoId, prompt: 'at night' } as const;
              ids.push((await on.engine.makeVideo(principal, remix, null)).id);
            }
            if (what === 'top up') {
              const { projectId } = principal;
              const transfer = { kind: 'top_up', amountMicros: PRICE, projectId } as const;
              const why = { requestId: `r${key}`, reason: 'test', actor: 'test' };
              await on.engine.money.transfer({ ...transfer, ...why });
            }
          });
          const [available = 0] = await balance();
          expect(available).toBeGreaterThanOrEqual(-6 * PRICE);
          await requireBalancedBooks();
        }
        on = bench();
        await disownDeadInstances(database, async () => []);
        await on.run();
        for (const id of ids) {
          const video = await on.get(id, principal).catch(() => null);
          if (video !== null) expect(isTerminal(video.status)).toBe(true);
        }
        expect((await balance())[1]).toBe(0);
        await requireBalancedBooks();
      }),
      { numRuns: 12 },
    );
  });
});
