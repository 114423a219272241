/** When a delivery that does not get through is tried again, and when no more. */
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.ts';
import { samplePrincipal } from '../../test/support/sample-principal.ts';
import { sampleVideo } from '../../test/support/sample-video.ts';
import { startReceiver, type WebhookReceiver } from '../../test/support/webhook-receiver.ts';
import { createEventEncoder, createEventSigner, DIALECTS } from '../dialects/index.ts';
import { createLogger } from '../lib/logger.ts';
import { createSeal } from '../lib/seal.ts';
import { createEndpoint, updateEndpoint } from './endpoints.ts';
import { deliver } from './deliver.ts';
import { recordEvent } from './index.ts';
import { GIVE_UP_AFTER_MS, publishEvents } from './publish-events.ts';
import { claimDeliveries } from './start-delivering.ts';
import type { WebhookParts } from './webhook-parts.ts';

const SECOND_MS = 1000;
const HOUR_MS = 3600 * SECOND_MS;
const START = new Date('2026-03-01T00:00:00Z');

let testDatabase: TestDatabase;
let receiver: WebhookReceiver;
let status: number;
let now: Date;
let parts: WebhookParts;
let videos = 0;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  receiver = await startReceiver(() => ({ status }));
  parts = {
    database: testDatabase.database,
    clock: { now: () => now, monotonicMs: () => performance.now() },
    logger: createLogger('silent'),
    seal: createSeal('a key of the tests', 'tests'),
    targets: 'any',
    encodeEvent: createEventEncoder(DIALECTS),
    signEvent: createEventSigner(DIALECTS),
  };
});
afterAll(async () => {
  await receiver[Symbol.asyncDispose]();
  await testDatabase.drop();
});
beforeEach(startAnew);

async function startAnew(): Promise<void> {
  now = START;
  status = 503;
  const text = 'delete from webhook_endpoints';
  await testDatabase.database.query({ name: 'test_clear_endpoints', text }, []);
}

async function createOne(): Promise<string> {
  const wish = { name: '', url: receiver.url, eventTypes: ['video.completed'] } as const;
  const command = { kind: 'create_webhook_endpoint', ...wish } as const;
  return (await createEndpoint(parts, samplePrincipal(), command)).id;
}

async function happen(count = 1): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    videos += 1;
    const video = sampleVideo({ id: `video_s${videos}`, alias: `task_s${videos}` });
    await recordEvent(testDatabase.database, 'video.completed', video, now);
  }
  await publishEvents(testDatabase.database, parts.clock);
}

interface Row {
  readonly state: string;
  readonly dueAt: Date;
  readonly attempts: number;
  readonly tries: number;
}

async function readRows(): Promise<Row[]> {
  const text =
    'select state, due_at as "dueAt", attempts, tries from deliveries order by position, id';
  return (await testDatabase.database.query<Row>({ name: 'test_deliveries', text }, [])).rows;
}

async function readRow(): Promise<Row> {
  const [row] = await readRows();
  if (row === undefined) throw new Error('there is no delivery');
  return row;
}

async function sendDue(): Promise<number> {
  const claimed = await claimDeliveries(parts, 100);
  for (const delivery of claimed) await deliver(parts, delivery);
  return claimed.length;
}

function at(date: Date): void {
  now = date;
}

const after = (ms: number) => new Date(now.getTime() + ms);

/** Follows the schedule of one delivery to its end; gives the pauses between its tries. */
async function followToTheEnd(): Promise<number[]> {
  const pauses: number[] = [];
  for (;;) {
    const { state, dueAt } = await readRow();
    if (state !== 'waiting') return pauses;
    pauses.push(dueAt.getTime() - now.getTime());
    at(dueAt);
    expect(await sendDue()).toBe(1);
  }
}

describe('a delivery that is refused again and again', () => {
  test('is tried after 5 seconds, then after ever longer, at most four hours, for a day', async () => {
    await createOne();
    await happen();
    const [first, ...pauses] = await followToTheEnd();
    expect(first).toBe(0);
    for (const [index, pause] of pauses.entries()) {
      const longest = Math.min(4 * HOUR_MS, 5 * SECOND_MS * 2 ** index);
      expect(pause).toBeGreaterThanOrEqual(longest / 2);
      expect(pause).toBeLessThanOrEqual(longest);
    }
    expect(pauses.length).toBeGreaterThanOrEqual(14);
    const wholeMs = now.getTime() - START.getTime();
    expect(wholeMs).toBeLessThanOrEqual(GIVE_UP_AFTER_MS);
    // Another pause did not fit into the day any more.
    expect(wholeMs).toBeGreaterThan(GIVE_UP_AFTER_MS - 4 * HOUR_MS);
    expect(await readRow()).toMatchObject({ state: 'dead', attempts: pauses.length + 1 });
  });

  test('is not sent a moment before it is due', async () => {
    await createOne();
    await happen();
    await sendDue();
    const { dueAt } = await readRow();
    at(new Date(dueAt.getTime() - 1));
    expect(await sendDue()).toBe(0);
    at(dueAt);
    expect(await sendDue()).toBe(1);
  });

  test('ends with the first try that is taken, whichever that is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 12 }), async (refusals) => {
        await startAnew();
        await createOne();
        await happen();
        for (let count = 0; count < refusals; count += 1) {
          await sendDue();
          at((await readRow()).dueAt);
        }
        status = 204;
        await sendDue();
        expect(await readRow()).toMatchObject({ state: 'delivered', attempts: refusals + 1 });
        at(after(48 * HOUR_MS));
        expect(await sendDue()).toBe(0);
      }),
      { numRuns: 6 },
    );
  });
});

test.each([
  [200, 'delivered'],
  [202, 'delivered'],
  [204, 'delivered'],
  [299, 'delivered'],
  [301, 'waiting'],
  [400, 'waiting'],
  [401, 'waiting'],
  [404, 'waiting'],
  [410, 'dead'],
  [429, 'waiting'],
  [500, 'waiting'],
])('an answer of %i leaves it %s', async (answer, state) => {
  status = answer;
  await createOne();
  await happen();
  await sendDue();
  expect((await readRow()).state).toBe(state);
});

describe('an endpoint that failed last', () => {
  test('is sent one at a time, until it has taken one', async () => {
    await createOne();
    await happen(6);
    expect(await sendDue()).toBe(4);
    at(after(HOUR_MS));
    expect(await sendDue()).toBe(1);
    status = 200;
    expect(await sendDue()).toBe(1);
    expect(await sendDue()).toBe(4);
  });

  test('is sent at once all that had to wait for hours, when it takes one', async () => {
    const endpointId = await createOne();
    await happen(3);
    for (let round = 0; round < 30; round += 1) {
      await sendDue();
      at(after(HOUR_MS / 3));
    }
    expect((await readRows()).map(({ state }) => state)).toEqual(['waiting', 'waiting', 'waiting']);
    status = 200;
    const earliest = Math.min(...(await readRows()).map(({ dueAt }) => dueAt.getTime()));
    at(new Date(Math.max(now.getTime(), earliest)));
    for (let wave = 0; wave < 3; wave += 1) await sendDue();
    expect(new Set((await readRows()).map(({ state }) => state))).toEqual(new Set(['delivered']));
    const text = 'select failures from webhook_endpoints where id = $1';
    const statement = { name: 'test_failures', text };
    expect((await testDatabase.database.query(statement, [endpointId])).rows).toEqual([
      { failures: 0 },
    ]);
  });
});

describe('an endpoint that is disabled', () => {
  test('keeps what waits for it, which is tried once more even after its day', async () => {
    const endpointId = await createOne();
    await happen(2);
    status = 410;
    // The first answer ends that delivery and disables the endpoint.
    const [one] = await claimDeliveries(parts, 1);
    if (one === undefined) throw new Error('nothing is due');
    await deliver(parts, one);
    at(after(48 * HOUR_MS));
    expect(await sendDue()).toBe(0);
    expect((await readRows()).map(({ state }) => state).toSorted()).toEqual(['dead', 'waiting']);
    status = 200;
    const unchanged = { name: null, url: null, eventTypes: null };
    const update = { kind: 'update_webhook_endpoint', endpointId, ...unchanged } as const;
    await updateEndpoint(parts, samplePrincipal(), update);
    expect(await sendDue()).toBe(1);
    expect((await readRows()).map(({ state }) => state).toSorted()).toEqual(['dead', 'delivered']);
  });
});
