/** Creates that come together: one transaction for many, and each caller hears of its own alone. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CREATE, openEngine, type OpenEngine } from '../../test/support/open-engine.ts';
import { samplePrincipal } from '../../test/support/sample-principal.ts';
import { succeedWith } from '../../test/support/scripted-provider.ts';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.ts';
import { NO_LIMITS, ProviderFailure, RepriseError } from '../core/index.ts';
import type { PollResult, Principal } from '../core/index.ts';
import { openDatabase, type Database } from '../db/index.ts';
import { createIdentity } from '../identity/index.ts';
import { setCreditLimit } from '../ledger/index.ts';
import { systemClock } from '../lib/clock.ts';
import { createLogger } from '../lib/logger.ts';
import { UnavailableError } from '../lib/unavailable-error.ts';

/** Of `CREATE` by the prices out of the box: sora-2, 4 s. */
const PRICE = 400_000;
const FAILED: PollResult = {
  state: 'failed',
  failure: new ProviderFailure('rejected', { publicText: 'No.' }),
};
const NEWS = {
  nextChange: () => ({ within: async () => undefined, forget: () => undefined }),
  follow: () => Promise.reject(new Error('nobody follows')),
  stop: async () => undefined,
};

let testDatabase: TestDatabase;
let database: Database;
let folder: string;
let projects = 0;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  ({ database } = testDatabase);
  folder = await mkdtemp(join(tmpdir(), 'reprise-together-'));
});
afterAll(async () => {
  await testDatabase.drop();
  await rm(folder, { recursive: true });
});

async function newProject(creditLimitMicros: number | null = null): Promise<Principal> {
  projects += 1;
  const projectId = `proj_${projects}`;
  await createIdentity(database, systemClock).createProject({ id: projectId, name: 'test' });
  await setCreditLimit(database, projectId, creditLimitMicros);
  return samplePrincipal({ projectId });
}

function open(on: Database, poll: () => PollResult = () => succeedWith('an mp4')): OpenEngine {
  const script = { poll: async () => poll() };
  return openEngine({ database: on, news: NEWS, folder, now: () => systemClock.now(), script });
}

/** How many videos there are of a project. */
async function countVideos({ projectId }: Principal): Promise<number> {
  const text = 'select count(*)::int as n from videos where project_id = $1';
  const { rows } = await database.query<{ n: number }>({ name: 'test_count', text }, [projectId]);
  return rows[0]?.n ?? 0;
}

/** Counts transactions, and lets a test take the place of what answers them. */
function watched(
  after: (result: unknown) => unknown = (result) => result,
): Database & { transactions: number } {
  const watching = {
    ...database,
    transactions: 0,
    async transaction<Result>(work: Parameters<typeof database.transaction<Result>>[0]) {
      watching.transactions += 1;
      return after(await database.transaction(work)) as Result;
    },
  };
  return watching;
}

const codeOf = (error: unknown) => (error instanceof RepriseError ? error.code : String(error));

describe('creates that come at the same time', () => {
  test('share transactions, whatever their projects', async () => {
    const principals = [await newProject(), await newProject(), await newProject()];
    const on = watched();
    const { engine } = open(on);
    const made = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        engine.makeVideo(principals[index % 3] ?? samplePrincipal(), CREATE, null),
      ),
    );
    expect(new Set(made.map(({ id }) => id)).size).toBe(60);
    for (const [index, { projectId }] of made.entries()) {
      expect(projectId).toBe(principals[index % 3]?.projectId);
    }
    expect(on.transactions).toBeLessThan(20);
    expect((await engine.money.verify()).faults).toEqual([]);
  });

  test('are refused each for itself', async () => {
    const [rich, poor] = [await newProject(), await newProject(2 * PRICE)];
    const { engine } = open(database);
    const tries = Array.from({ length: 40 }, (_, index) =>
      engine.makeVideo(index % 2 === 0 ? rich : poor, CREATE, null).then(() => 'made', codeOf),
    );
    const ends = await Promise.all(tries);
    expect(ends.filter((_, index) => index % 2 === 0)).toEqual(Array(20).fill('made'));
    const ofPoor = ends.filter((_, index) => index % 2 === 1);
    expect(ofPoor.toSorted()).toEqual([
      ...Array<string>(18).fill('insufficient_balance'),
      'made',
      'made',
    ]);
    expect(await countVideos(poor)).toBe(2);
  });

  test('with quotes among them let none of the quotes take from them', async () => {
    const principal = await newProject(10 * PRICE);
    const { engine } = open(database);
    const [made, quoted] = await Promise.all([
      Promise.all(Array.from({ length: 10 }, () => engine.makeVideo(principal, CREATE, null))),
      Promise.all(
        Array.from({ length: 10 }, () => engine.quoteVideo(principal, CREATE).catch(codeOf)),
      ),
    ]);
    expect([made.length, quoted.length, await countVideos(principal)]).toEqual([10, 10, 10]);
  });

  test('are all made but the one that the database cannot keep', async () => {
    const principal = await newProject();
    const { engine } = open(database);
    const tries = Array.from({ length: 12 }, (_, index) =>
      engine
        .makeVideo(principal, { ...CREATE, prompt: index === 5 ? 'a \0 lake' : 'a lake' }, null)
        .then(
          () => 'made',
          () => 'failed',
        ),
    );
    const ends = await Promise.all(tries);
    expect(ends).toEqual(Array.from({ length: 12 }, (_, i) => (i === 5 ? 'failed' : 'made')));
    expect(await countVideos(principal)).toBe(11);
    expect((await engine.money.verify()).faults).toEqual([]);
  });

  test('are made once when nobody hears of the commit, and found by their keys', async () => {
    const principal = await newProject();
    const { engine } = open(
      watched(() => {
        throw new UnavailableError('the connection was lost');
      }),
    );
    const keys = Array.from({ length: 20 }, (_, index) => `key-${index}`);
    const tries = await Promise.allSettled(
      keys.map((key) => engine.makeVideo(principal, CREATE, key)),
    );
    for (const end of tries) expect(end).toMatchObject({ reason: expect.any(UnavailableError) });
    expect(await countVideos(principal)).toBe(20);
    const again = open(database).engine;
    await Promise.all(keys.map((key) => again.makeVideo(principal, CREATE, key)));
    expect(await countVideos(principal)).toBe(20);
  });
});

test('two gateways on one database never wait for each other in a circle', async () => {
  const other = openDatabase(testDatabase.connection, createLogger('error'));
  const principals = await Promise.all(Array.from({ length: 8 }, () => newProject(30 * PRICE)));
  const polls = [() => FAILED, () => succeedWith('an mp4')];
  const gateways = [database, other].map((on, index) => open(on, polls[index]));
  let turn = 0;
  let accepted = 0;
  const caller = async ({ engine }: OpenEngine) => {
    for (let times = 0; times < 12; times += 1) {
      turn += 1;
      const principal = principals[(turn * 5) % principals.length] ?? samplePrincipal();
      // Limits that change while jobs end lock partitions as well.
      const projectLimits = { ...NO_LIMITS, runningLimit: 2 + (turn % 3) };
      try {
        await engine.makeVideo({ ...principal, projectLimits }, CREATE, `key-${turn % 150}`);
        accepted += 1;
      } catch (error) {
        if (codeOf(error) !== 'insufficient_balance') throw error;
      }
    }
  };
  const working = gateways.flatMap((gateway, index) => [
    ...Array.from({ length: 16 }, () => caller(gateway)),
    gateway.run(60, index + 1),
    gateway.run(60, index + 1),
  ]);
  await Promise.all(working);
  expect(accepted).toBeGreaterThan(100);
  const text = 'select deadlocks::int from pg_stat_database where datname = current_database()';
  const { rows } = await database.query({ name: 'test_deadlocks', text }, []);
  expect(rows).toEqual([{ deadlocks: 0 }]);
  const [{ engine } = open(database)] = gateways;
  expect((await engine.money.verify()).faults).toEqual([]);
  await other.close();
});
