/** The queue on a real database: order, limits, fences, takeover. */
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.ts';
import type { Queryable } from '../db/index.ts';
import { createLogger } from '../lib/logger.ts';
import {
  claimJobs,
  disownDeadInstances,
  enqueueJobs,
  ensurePartitions,
  finishJob,
  holdClaim,
  countJobs,
  LeaseLost,
  rescheduleJob,
  startWorker,
  wakeJob,
  type Claim,
  type NewJob,
  type WorkerParts,
} from './index.ts';

let testDatabase: TestDatabase;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
afterAll(() => testDatabase.drop());
afterEach(async () => {
  const { database } = testDatabase;
  await database.query({ name: 'test_clear_jobs', text: 'delete from jobs' }, []);
  await clearPartitions();
});

async function clearPartitions(): Promise<void> {
  const { database } = testDatabase;
  await database.query({ name: 'test_clear_lanes', text: 'delete from job_lanes' }, []);
  await database.query({ name: 'test_clear_partitions', text: 'delete from job_partitions' }, []);
}

const ANY_LANE: NewJob['lane'] = { name: 'lane', runningLimit: null };

async function enqueue(
  id: string,
  partition = 'a',
  runningLimit = 2,
  lane: NewJob['lane'] = ANY_LANE,
): Promise<void> {
  const job = { id, kind: 'work', partition, runningLimit, lane };
  await testDatabase.database.transaction((transaction) => add(transaction, [job]));
}

async function add(transaction: Queryable, jobs: readonly NewJob[]): Promise<void> {
  await ensurePartitions(transaction, jobs);
  await enqueueJobs(transaction, jobs);
}

const ids = (claims: readonly Claim[]) => claims.map((claim) => claim.jobId);

async function claimOne(owner = 1): Promise<Claim> {
  const [claim] = await claimJobs(testDatabase.database, owner, 1);
  if (claim === undefined) throw new Error('nothing to claim');
  return claim;
}

describe('claims', () => {
  test('first come, first served, and never more than the limit', async () => {
    for (const id of ['one', 'two', 'three']) await enqueue(id);
    const claims = await claimJobs(testDatabase.database, 1, 10);
    expect(ids(claims)).toEqual(['one', 'two']);
    expect(await claimJobs(testDatabase.database, 1, 10)).toEqual([]);
    await finishJob(testDatabase.database, claims[0]!);
    expect(ids(await claimJobs(testDatabase.database, 1, 10))).toEqual(['three']);
  });

  test('a started job keeps its slot between steps and its owner gets it back', async () => {
    await enqueue('one', 'a', 1);
    await enqueue('two', 'a', 1);
    const claim = await claimOne();
    await rescheduleJob(testDatabase.database, claim, 0);
    expect(await claimJobs(testDatabase.database, 2, 10)).toEqual([]);
    expect(ids(await claimJobs(testDatabase.database, 1, 10))).toEqual(['one']);
  });

  test('a job that is not due yet waits, and can be woken', async () => {
    await enqueue('one');
    await rescheduleJob(testDatabase.database, await claimOne(), 60_000);
    expect(await claimJobs(testDatabase.database, 1, 1)).toEqual([]);
    await wakeJob(testDatabase.database, 'one');
    expect(ids(await claimJobs(testDatabase.database, 1, 1))).toEqual(['one']);
  });

  test('a job that waits for its turn, once woken, gets a step without a slot', async () => {
    const { database } = testDatabase;
    for (const id of ['one', 'two', 'three']) await enqueue(id, 'a', 1);
    const first = await claimOne();
    expect(first).toMatchObject({ jobId: 'one', hasSlot: true });
    await wakeJob(database, 'two');
    const out = await claimOne();
    expect(out).toMatchObject({ jobId: 'two', hasSlot: false });
    await finishJob(database, out);
    expect(await claimJobs(database, 1, 10)).toEqual([]);
    await finishJob(database, first);
    expect(ids(await claimJobs(database, 1, 10))).toEqual(['three']);
  });

  test('a step without a slot that ends nothing leaves its job to its turn', async () => {
    const { database } = testDatabase;
    for (const id of ['one', 'two']) await enqueue(id, 'a', 1);
    const first = await claimOne();
    await wakeJob(database, 'two');
    await rescheduleJob(database, await claimOne(), 0);
    expect(await claimJobs(database, 1, 10)).toEqual([]);
    await finishJob(database, first);
    expect(await claimOne()).toMatchObject({ jobId: 'two', hasSlot: true });
  });

  test('a step without a slot comes again when it failed, or when its instance died', async () => {
    const { database } = testDatabase;
    for (const id of ['one', 'two']) await enqueue(id, 'a', 1);
    await claimOne();
    await wakeJob(database, 'two');
    await rescheduleJob(database, await claimOne(), 0, 1);
    expect(await claimOne(2)).toMatchObject({ jobId: 'two', hasSlot: false, failures: 1 });
    await disownDeadInstances(database, async () => [1]);
    expect(await claimOne(3)).toMatchObject({ jobId: 'two', hasSlot: false });
  });

  test('a job that is woken during its step is due again right after it', async () => {
    const { database } = testDatabase;
    await enqueue('one');
    const claim = await claimOne();
    await wakeJob(database, 'one');
    await rescheduleJob(database, claim, 60_000);
    const again = await claimOne();
    await rescheduleJob(database, again, 60_000);
    expect(await claimJobs(database, 1, 10)).toEqual([]);
  });

  test('a crowded partition does not hold up another', async () => {
    for (let index = 0; index < 20; index += 1) await enqueue(`crowd-${index}`, 'crowd', 5);
    await enqueue('alone', 'small', 5);
    const claims = await claimJobs(testDatabase.database, 1, 2);
    expect(ids(claims)).toContain('alone');
  });

  test('a lane that is full lets the other lanes of its partition pass', async () => {
    const narrow = { name: 'narrow', runningLimit: 1 };
    for (const id of ['one', 'two']) await enqueue(id, 'a', 3, narrow);
    await enqueue('three', 'a', 3, { name: 'wide', runningLimit: null });
    const claims = await claimJobs(testDatabase.database, 1, 10);
    expect(ids(claims)).toEqual(['one', 'three']);
    await finishJob(testDatabase.database, claims[0]!);
    expect(ids(await claimJobs(testDatabase.database, 1, 10))).toEqual(['two']);
  });

  test('a partition whose lanes are full does not hold up another', async () => {
    const narrow = { name: 'narrow', runningLimit: 1 };
    for (const id of ['one', 'two']) await enqueue(id, 'a', 3, narrow);
    await enqueue('other', 'b', 3);
    expect(ids(await claimJobs(testDatabase.database, 1, 10))).toEqual(['one', 'other']);
  });

  test('a limit that changes holds from the next job on', async () => {
    for (const id of ['one', 'two']) await enqueue(id, 'a', 9, { name: 'key', runningLimit: 1 });
    expect(ids(await claimJobs(testDatabase.database, 1, 10))).toEqual(['one']);
    await enqueue('three', 'a', 9, { name: 'key', runningLimit: 3 });
    expect(ids(await claimJobs(testDatabase.database, 1, 10))).toEqual(['two', 'three']);
  });

  test('what is not finished can be counted, by partition and by lane', async () => {
    const { database } = testDatabase;
    for (const id of ['one', 'two', 'three']) await enqueue(id, 'a', 1);
    await enqueue('four', 'a', 1, { name: 'other', runningLimit: null });
    await claimJobs(database, 1, 10);
    const asked = [
      { partition: 'b', lane: null, most: 10 },
      { partition: 'a', lane: null, most: 10 },
      { partition: 'a', lane: 'other', most: 10 },
      { partition: 'a', lane: null, most: 2 },
    ];
    expect(await countJobs(database, asked)).toEqual([0, 4, 1, 2]);
    expect(await countJobs(database, [])).toEqual([]);
  });

  test('a project with 10 jobs waits no longer than its share beside one with 1,000', async () => {
    const { database } = testDatabase;
    const counts = { many: 1000, few: 10 };
    await database.transaction(async (transaction) => {
      const jobs = Object.entries(counts).flatMap(([partition, count]) =>
        Array.from({ length: count }, (_, index) => {
          const name = { id: `${partition}-${index}`, kind: 'work', partition };
          return { ...name, runningLimit: 2, lane: ANY_LANE };
        }),
      );
      await add(transaction, jobs);
    });
    const order: string[] = [];
    for (;;) {
      const running = await claimJobs(database, 1, 4);
      order.push(...ids(running));
      for (const claim of running) await finishJob(database, claim);
      if (running.length === 0) break;
    }
    // Half of what starts is theirs while they have any, whatever else waits.
    for (let share = 1; share <= counts.few; share += 1) {
      const few = order.slice(0, 2 * share).filter((id) => id.startsWith('few')).length;
      expect(Math.abs(few - share)).toBeLessThanOrEqual(1);
    }
    expect(order.slice(0, 2 * counts.few).filter((id) => id.startsWith('few'))).toHaveLength(10);
    // And each in its own order, with nothing lost.
    for (const [partition, count] of Object.entries(counts)) {
      const inOrder = Array.from({ length: count }, (_, index) => `${partition}-${index}`);
      expect(order.filter((id) => id.startsWith(partition))).toEqual(inOrder);
    }
  });

  test('at no moment do more run than may, and no fewer when there are enough, with 16 claimers', async () => {
    const { database } = testDatabase;
    const jobs = 120;
    for (let index = 0; index < jobs; index += 1) await enqueue(`job-${index}`, 'p', 3);
    let finished = 0;
    const isOver = () => finished === jobs;
    const work = async (owner: number) => {
      while (!isOver()) {
        for (const claim of await claimJobs(database, owner, 2)) {
          await sleep(1);
          await finishJob(database, claim);
          finished += 1;
        }
      }
    };
    // One statement sees one instant: what is counted and what is true.
    const text = `
      select running, (select count(*)::int from jobs where has_slot) as slots
      from job_partitions where name = 'p'`;
    const samples: { running: number; slots: number }[] = [];
    const sample = async () => {
      while (!isOver()) {
        const statement = { name: 'test_sample', text };
        samples.push(...(await database.query<(typeof samples)[number]>(statement, [])).rows);
      }
    };
    await Promise.all([sample(), ...Array.from({ length: 16 }, (_, index) => work(index + 1))]);
    expect(samples.length).toBeGreaterThan(20);
    for (const { running, slots } of samples) expect(slots).toBe(running);
    expect(Math.max(...samples.map(({ running }) => running))).toBe(3);
  });

  test('both limits hold exactly under many claimers', async () => {
    const parameters = fc.record({
      limit: fc.integer({ min: 1, max: 4 }),
      laneLimits: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }),
      jobs: fc.integer({ min: 1, max: 12 }),
      claimers: fc.integer({ min: 2, max: 16 }),
    });
    await fc.assert(
      fc.asyncProperty(parameters, async ({ limit, laneLimits, jobs, claimers }) => {
        const { database } = testDatabase;
        const laneOf = (jobId: string) => Number(jobId.split('-')[1]) % laneLimits.length;
        for (let index = 0; index < jobs; index += 1) {
          const lane = laneOf(`job-${index}`);
          const runningLimit = laneLimits[lane]!;
          await enqueue(`job-${index}`, 'p', limit, { name: `lane-${lane}`, runningLimit });
        }
        const running = new Set<string>();
        const runningIn = (lane: number) => [...running].filter((id) => laneOf(id) === lane).length;
        let finished = 0;
        const work = async (owner: number) => {
          while (finished < jobs) {
            for (const claim of await claimJobs(database, owner, 2)) {
              running.add(claim.jobId);
              expect(running.size).toBeLessThanOrEqual(limit);
              const lane = laneOf(claim.jobId);
              expect(runningIn(lane)).toBeLessThanOrEqual(laneLimits[lane]!);
              await sleep(1);
              running.delete(claim.jobId);
              await finishJob(database, claim);
              finished += 1;
            }
          }
        };
        await Promise.all(Array.from({ length: claimers }, (_, index) => work(index + 1)));
        const text = `
          select running from job_partitions union all select sum(running)::int from job_lanes`;
        const { rows } = await database.query({ name: 'test_running', text }, []);
        expect(rows).toEqual([{ running: 0 }, { running: 0 }]);
        await clearPartitions();
      }),
      { numRuns: 12 },
    );
  });
});

describe('fences', () => {
  test('a step whose job was taken over can write nothing', async () => {
    await enqueue('one');
    const stale = await claimOne(1);
    expect(await disownDeadInstances(testDatabase.database, async () => [2])).toBe(1);
    const fresh = await claimOne(2);
    expect(fresh.epoch).toBeGreaterThan(stale.epoch);
    for (const write of [
      () => holdClaim(testDatabase.database, stale),
      () => rescheduleJob(testDatabase.database, stale, 0),
      () => finishJob(testDatabase.database, stale),
    ]) {
      await expect(write()).rejects.toBeInstanceOf(LeaseLost);
    }
    await finishJob(testDatabase.database, fresh);
  });

  test('a step ends once', async () => {
    await enqueue('one');
    const claim = await claimOne();
    await finishJob(testDatabase.database, claim);
    await expect(finishJob(testDatabase.database, claim)).rejects.toBeInstanceOf(LeaseLost);
  });

  test('living owners keep their jobs', async () => {
    await enqueue('one');
    const claim = await claimOne(1);
    expect(await disownDeadInstances(testDatabase.database, async () => [1])).toBe(0);
    await holdClaim(testDatabase.database, claim);
  });

  test('an enqueue that is rolled back never was', async () => {
    const failing = testDatabase.database.transaction(async (transaction) => {
      const job = { id: 'x', kind: 'work', partition: 'a', runningLimit: 1, lane: ANY_LANE };
      await add(transaction, [job]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await claimJobs(testDatabase.database, 1, 1)).toEqual([]);
  });
});

describe('the worker', () => {
  function start(
    handler: (claim: Claim, signal: AbortSignal) => Promise<void>,
    changes: Partial<WorkerParts> = {},
  ) {
    return startWorker({
      database: testDatabase.database,
      instanceId: 1,
      listLivingInstances: async () => [1],
      handlers: { work: handler },
      capacity: 4,
      logger: createLogger('silent'),
      ...changes,
    });
  }

  test('runs what is due, step by step', async () => {
    const steps: string[] = [];
    const finished = Promise.withResolvers<void>();
    for (const id of ['one', 'two']) await enqueue(id);
    const worker = start(async (claim) => {
      steps.push(claim.jobId);
      if (steps.filter((id) => id === claim.jobId).length < 3) {
        return await rescheduleJob(testDatabase.database, claim, 5);
      }
      await finishJob(testDatabase.database, claim);
      if (steps.length === 6) finished.resolve();
    });
    await finished.promise;
    await worker.stop();
    expect(steps.toSorted()).toEqual(['one', 'one', 'one', 'two', 'two', 'two']);
  });

  test('tries a step that threw again, and counts how often', async () => {
    await enqueue('one');
    const failures: number[] = [];
    const finished = Promise.withResolvers<void>();
    const worker = start(async (claim) => {
      failures.push(claim.failures);
      if (failures.length < 3) throw new Error('not yet');
      await finishJob(testDatabase.database, claim);
      finished.resolve();
    });
    await finished.promise;
    await worker.stop();
    expect(failures).toEqual([0, 1, 2]);
  });

  test('takes up a job whose claim it never heard the answer of', async () => {
    await enqueue('one');
    const { database } = testDatabase;
    let answersToLose = 1;
    const losing: Queryable = {
      async query(statement, values) {
        const result = await database.query(statement, values);
        if (statement.name !== 'queue_claim_waiting' || answersToLose === 0) return result as never;
        answersToLose -= 1;
        throw new Error('the connection was lost');
      },
      notifyAfterCommit: () => undefined,
    };
    const finished = Promise.withResolvers<void>();
    const worker = start(
      async (claim) => {
        await finishJob(database, claim);
        finished.resolve();
      },
      { database: losing },
    );
    await finished.promise;
    await worker.stop();
    expect(answersToLose).toBe(0);
  });

  test('stops in the middle of a step and leaves the job to others', async () => {
    await enqueue('one');
    const begun = Promise.withResolvers<void>();
    const worker = start(async (_claim, signal) => {
      begun.resolve();
      await sleep(60_000, undefined, { signal });
    });
    await begun.promise;
    await worker.stop();
    expect(ids(await claimJobs(testDatabase.database, 2, 1))).toEqual(['one']);
  });
});
