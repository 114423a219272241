/** Prices that an operator sets, on a real database and with a clock that the test turns. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.ts';
import { pricing, type PriceBook, type PriceRow } from '../core/index.ts';
import { createPriceLists, type PriceLists } from './index.ts';

const START = pricing.defaultPrices();
const CENT: PriceRow = {
  model: '*',
  operations: null,
  resolution: null,
  perSecondMicros: 10_000,
  perVideoMicros: 0,
  perReferenceMicros: 0,
  audioPerSecondMicros: 0,
};
const FREE: PriceRow = { ...CENT, model: 'sora-2', perSecondMicros: 0 };
const KEPT_MS = 1000;

let testDatabase: TestDatabase;
let nowMs: number;
const clock = { now: () => new Date(nowMs), monotonicMs: () => nowMs };

beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
afterAll(() => testDatabase.drop());
beforeEach(() => {
  nowMs = Date.UTC(2026, 0, 1);
});
afterEach(() =>
  testDatabase.database.query({ name: 'test_forget', text: 'delete from price_lists' }, []),
);

/** As another replica has it: the same database and start, a memory of its own. */
function replica(start: PriceBook = START): PriceLists {
  return createPriceLists(testDatabase.database, start, clock);
}

/** What ten seconds cost, in cents. */
function cents(book: PriceBook, model = 'sora-2'): number {
  const kind = { model, operation: 'create', width: 1280, height: 720 } as const;
  const wish = { ...kind, durationSeconds: 10, hasAudio: false, referenceCount: 0 };
  return pricing.quotePrice(book, wish).amountMicros / 10_000;
}

describe('until something is set', () => {
  test('the prices of the start hold, as they are', async () => {
    const prices = replica();
    expect(await prices.current()).toBe(START);
    expect(await prices.history()).toEqual([]);
  });

  test('a preview shows what would hold, and sets nothing', async () => {
    const prices = replica();
    expect(cents(prices.preview([CENT]))).toBe(10);
    expect(prices.preview([])).toBe(START);
    nowMs += KEPT_MS;
    expect(await prices.current()).toBe(START);
    expect(await prices.history()).toEqual([]);
  });
});

describe('what is set', () => {
  test('holds at once here, and after a moment elsewhere', async () => {
    const [here, elsewhere] = [replica(), replica()];
    await elsewhere.current();
    await here.publish([CENT], 'me');
    expect(cents(await here.current())).toBe(10);
    expect(cents(await elsewhere.current())).toBe(100);
    nowMs += KEPT_MS - 1;
    expect(cents(await elsewhere.current())).toBe(100);
    nowMs += 1;
    expect(cents(await elsewhere.current())).toBe(10);
  });

  test('holds after a restart, over the prices that the next start brings', async () => {
    await replica().publish([FREE], 'me');
    expect(cents(await replica().current())).toBe(0);
    const raised = pricing.overlayPrices(START, 'file-2', [{ ...CENT, perSecondMicros: 990_000 }]);
    const book = await replica(raised).current();
    expect([cents(book), cents(book, 'sora-2-pro')]).toEqual([0, 990]);
  });

  test('replaces what was set before instead of adding to it', async () => {
    const prices = replica();
    await prices.publish([{ ...CENT, model: 'veo3.1-fast' }], 'me');
    await prices.publish([FREE], 'me');
    const book = await prices.current();
    expect(cents(book, 'veo3.1-fast')).toBe(cents(START, 'veo3.1-fast'));
    expect(cents(book)).toBe(0);
  });

  test('is taken back by an empty list', async () => {
    const prices = replica();
    await prices.publish([CENT], 'me');
    expect(await prices.publish([], 'me')).toBe(START);
    expect(await prices.current()).toBe(START);
    expect(await replica().current()).toBe(START);
  });

  test('has a version that tells a video which list it was, and on every replica the same', async () => {
    const prices = replica();
    const first = await prices.publish([CENT], 'me');
    const second = await prices.publish([CENT], 'me');
    expect(first.version).toMatch(/^list-2026-11\+\d+$/);
    expect(second.version).not.toBe(first.version);
    expect((await replica().current()).version).toBe(second.version);
    expect(replica().preview([CENT]).version).toBe('list-2026-11+preview');
  });

  test('comes back to the micro-dollar, with every field', async () => {
    const row: PriceRow = {
      model: 'it\'s "so*ra"',
      operations: ['remix', 'extend'],
      resolution: '1080p',
      perSecondMicros: 1,
      perVideoMicros: pricing.MAX_UNIT_MICROS,
      perReferenceMicros: 333_333,
      audioPerSecondMicros: 7,
    };
    await replica().publish([row], 'me');
    expect((await replica().current()).rows[0]).toEqual(row);
  });

  test('is not set when no price could be computed from it', async () => {
    const prices = replica();
    const wrong = { ...CENT, perSecondMicros: 0.5 };
    expect(() => prices.preview([wrong])).toThrow(RangeError);
    await expect(prices.publish([wrong], 'me')).rejects.toThrow(RangeError);
    nowMs += KEPT_MS;
    expect(await prices.current()).toBe(START);
    expect(await prices.history()).toEqual([]);
  });
});

describe('the history', () => {
  test('tells who set what and when, newest first', async () => {
    const prices = replica();
    await prices.publish([CENT], 'ann');
    nowMs += 60_000;
    await prices.publish([], 'bob');
    const history = await prices.history();
    expect(history).toMatchObject([
      { actor: 'bob', rows: [], createdAt: new Date(nowMs) },
      { actor: 'ann', rows: [CENT], createdAt: new Date(nowMs - 60_000) },
    ]);
    expect(history[0]!.version).toBeGreaterThan(history[1]!.version);
  });

  test('of lists that are set at the same moment loses none, and one of them holds everywhere', async () => {
    const actors = ['ann', 'bob', 'cy', 'di', 'ed', 'flo'];
    await Promise.all(actors.map((actor) => replica().publish([CENT], actor)));
    const history = await replica().history();
    expect(history.map(({ actor }) => actor).toSorted()).toEqual(actors);
    expect(new Set(history.map(({ version }) => version)).size).toBe(actors.length);
    expect((await replica().current()).version).toBe(`${START.version}+${history[0]!.version}`);
  });

  test('is cut at a hundred', async () => {
    const prices = replica();
    for (let times = 0; times < 102; times += 1) await prices.publish([CENT], `actor ${times}`);
    const history = await prices.history();
    expect([history.length, history[0]?.actor]).toEqual([100, 'actor 101']);
  });
});

/** More than there are connections: if each took a second one, all would wait for each other. */
const CALLERS = 64;

test('prices are read by the transaction that asks, so that many at once come through', async () => {
  const books = await Promise.all(
    Array.from({ length: CALLERS }, () =>
      testDatabase.database.transaction(
        // A list of its own has nothing in memory, as every list a second after it was read.
        async (transaction) => await replica().current(transaction),
      ),
    ),
  );
  expect(new Set(books)).toEqual(new Set([START]));
});
