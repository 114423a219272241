/** Videos that are queued in one transaction end as those that are queued one after the other. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { samplePrincipal } from '../../test/support/sample-principal.ts';
import { createSilentWebhooks } from '../../test/support/silent-webhooks.ts';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.ts';
import { changeLimits, defaultModels, NO_LIMITS, pricing, RepriseError } from '../core/index.ts';
import type { Principal } from '../core/index.ts';
import { createIdentity } from '../identity/index.ts';
import { createPriceLists, setCreditLimit, verifyLedger } from '../ledger/index.ts';
import { systemClock } from '../lib/clock.ts';
import { OnlyQuoted } from './asked.ts';
import { requestVideo, type QueueRequest } from './draft-video.ts';
import { MadeBefore } from './idempotency.ts';
import { queueVideos, type Outcome } from './queue-videos.ts';
import { findVideos } from './video-store.ts';

const NO_INPUTS = { references: [], characters: [], source: null };
const NOW = new Date('2026-03-31T23:59:00Z');
const clock = { now: () => NOW, monotonicMs: () => 0 };

let testDatabase: TestDatabase;
let queueParts: Parameters<typeof queueVideos>[1];
let worlds = 0;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  const { database } = testDatabase;
  const prices = createPriceLists(database, pricing.defaultPrices(), clock);
  queueParts = { prices, webhooks: createSilentWebhooks(), clock };
});
afterAll(() => testDatabase.drop());

/** Projects that each have little of something else: money, budget, room; the last has no account. */
async function createWorld(): Promise<Principal[][]> {
  const { database } = testDatabase;
  worlds += 1;
  const creditLimits = [2_000_000, null, null, undefined];
  const projectIds = creditLimits.map((_, index) => `proj_${worlds}_${index}`);
  for (const [index, id] of projectIds.entries()) {
    await createIdentity(database, systemClock).createProject({ id, name: 'test' });
    const creditLimit = creditLimits[index];
    if (creditLimit !== undefined) await setCreditLimit(database, id, creditLimit);
  }
  return projectIds.map((projectId, index) => {
    const tight = index === 1 ? { budget: { monthMicros: 3_000_000 } } : {};
    const projectLimits = {
      ...changeLimits({ ...NO_LIMITS, runningLimit: 2 }, tight),
      queueDepth: index === 2 ? 3 : null,
    };
    return [0, 1].map((key) =>
      samplePrincipal({
        projectId,
        keyId: `key_${key}`,
        projectLimits,
        keyLimits: {
          ...NO_LIMITS,
          budget: { ...NO_LIMITS.budget, dayMicros: index === 1 && key === 1 ? 1_200_000 : null },
          queueDepth: index === 2 && key === 1 ? 1 : null,
          runningLimit: index === 2 && key === 1 ? 1 : null,
        },
      }),
    );
  });
}

interface Wish {
  readonly project: number;
  readonly key: number;
  readonly seconds: number;
  readonly idempotencyKey: string | null;
  readonly isDryRun: boolean;
}

function requestOf(world: readonly Principal[][], wish: Wish): QueueRequest {
  const principal = world[wish.project]?.[wish.key];
  if (principal === undefined) throw new Error('there is no such key');
  const { idempotencyKey, isDryRun, seconds } = wish;
  const asked = { idempotencyKey, isDryRun, fingerprint: Buffer.from('as it was asked') };
  const wanted = {
    operation: 'create',
    model: 'sora-2',
    providerId: 'scripted',
    prompt: 'a "lake" \\ {with,NULL} 湖',
    width: 1280,
    height: 720,
    durationSeconds: seconds,
    billedSeconds: seconds,
    sourceVideoId: null,
    sourceAlias: null,
    keepsSource: true,
    callback: undefined,
  } as const;
  return requestVideo(
    { models: defaultModels(), webhooks: queueParts.webhooks, asked },
    principal,
    wanted,
    NO_INPUTS,
  );
}

function describeOutcome(outcome: Outcome | undefined): string {
  if (outcome === undefined) return 'nothing';
  if ('video' in outcome) return `made for ${outcome.video.price?.amountMicros}`;
  const { refusal } = outcome;
  if (refusal instanceof RepriseError) return `${refusal.code}: ${refusal.publicText}`;
  if (refusal instanceof OnlyQuoted) return `quoted ${refusal.quote.amountMicros}`;
  if (refusal instanceof MadeBefore) return 'made before';
  throw refusal;
}

async function together(requests: readonly QueueRequest[]): Promise<Outcome[]> {
  return await testDatabase.database.transaction((transaction) =>
    queueVideos(transaction, queueParts, requests),
  );
}

/** What is refused is rolled back. */
async function oneByOne(requests: readonly QueueRequest[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const request of requests) {
    const alone = testDatabase.database.transaction(async (transaction) => {
      const [outcome] = await queueVideos(transaction, queueParts, [request]);
      if (outcome === undefined) throw new Error('a request without an outcome');
      if ('refusal' in outcome) throw outcome.refusal;
      return outcome;
    });
    outcomes.push(await alone.catch((refusal: unknown) => ({ refusal })));
  }
  return outcomes;
}

/** Everything that is written, without what differs between two worlds. */
async function readWorld(world: readonly Principal[][]): Promise<unknown[]> {
  const texts = [
    `select available_micros, held_micros from accounts where project_id = $1`,
    `select key_id, day::text, amount_micros from spending where project_id = $1 order by 1, 2`,
    `select lane, kind from jobs where partition = $1 order by position`,
    `select key_id, amount_micros, kind, model from transfers where project_id = $1 order by position`,
    `select type, cost_micros, cost_state from events where project_id = $1 order by sequence`,
    `select key, fingerprint from idempotency_keys where project_id = $1 order by 1`,
    `select key_id, prompt, price from videos where project_id = $1 order by price ->> 'amountMicros', key_id`,
  ];
  const found: unknown[] = [];
  for (const [principal] of world) {
    for (const [index, text] of texts.entries()) {
      const statement = { name: `test_world_${index}`, text };
      const { rows } = await testDatabase.database.query(statement, [principal?.projectId]);
      found.push(rows);
    }
  }
  return found;
}

const wish: fc.Arbitrary<Wish> = fc.record({
  project: fc.nat({ max: 3 }),
  key: fc.nat({ max: 1 }),
  seconds: fc.constantFrom(4, 8, 12),
  idempotencyKey: fc.option(fc.constantFrom('a', 'b', 'c'), { freq: 2 }),
  isDryRun: fc.nat({ max: 9 }).map((number) => number === 0),
});

test('in whatever order they come and however they are split, all is the same', async () => {
  const groups = fc.array(fc.array(wish, { minLength: 1, maxLength: 12 }), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(groups, async (wishes) => {
      const [left, right] = [await createWorld(), await createWorld()];
      for (const group of wishes) {
        const joined = await together(group.map((each) => requestOf(left, each)));
        const single = await oneByOne(group.map((each) => requestOf(right, each)));
        expect(joined.map(describeOutcome)).toEqual(single.map(describeOutcome));
      }
      expect(await readWorld(left)).toEqual(await readWorld(right));
    }),
    { numRuns: 20 },
  );
  expect((await verifyLedger(testDatabase.database)).faults).toEqual([]);
});

test('what is told of a new video is what is stored', async () => {
  const world = await createWorld();
  const plain = { project: 1, key: 0, seconds: 4, idempotencyKey: null, isDryRun: false };
  const outcomes = await together([plain, plain].map((each) => requestOf(world, each)));
  for (const outcome of outcomes) {
    const video = 'video' in outcome ? outcome.video : null;
    const found = await findVideos(testDatabase.database, [video?.id ?? '']);
    expect(found.get(video?.id ?? '')).toEqual(video);
  }
});

test('a limit that a project has since is that of its partition', async () => {
  const [[principal] = []] = await createWorld();
  if (principal === undefined) throw new Error('there is no key');
  const plain = { project: 0, key: 0, seconds: 4, idempotencyKey: null, isDryRun: false };
  for (const runningLimit of [2, 5, 3]) {
    const projectLimits = { ...principal.projectLimits, runningLimit };
    await together([requestOf([[{ ...principal, projectLimits }]], plain)]);
    const text = 'select running_limit as "runningLimit" from job_partitions where name = $1';
    const statement = { name: 'test_running_limit', text };
    const { rows } = await testDatabase.database.query(statement, [principal.projectId]);
    expect(rows).toEqual([{ runningLimit }]);
  }
});
