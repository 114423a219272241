/** Money on a real database: what is held, charged and given back, one step after another. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { holdOne } from '../../test/support/hold-one.ts';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.ts';
import { NO_LIMITS } from '../core/index.ts';
import {
  ensureUnlimitedAccount,
  findHolds,
  listTransfers,
  readBalance,
  readUsage,
  release,
  setCreditLimit,
  settle,
  transferByHand,
  verifyLedger,
  type HoldRequest,
  type TransferByHand,
} from './index.ts';

const AT = new Date('2026-03-31T23:00:00Z');
const { budget: UNLIMITED } = NO_LIMITS;

let testDatabase: TestDatabase;
let projectId: string;
let projects = 0;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
afterAll(() => testDatabase.drop());
beforeEach(async () => {
  projects += 1;
  projectId = `proj_${projects}`;
  const text = `
    insert into projects (id, name, running_limit, created_at) values ($1, 'test', 2, now())`;
  await testDatabase.database.query({ name: 'test_project', text }, [projectId]);
});

function request(videoId: string, amountMicros: number, changes: Partial<HoldRequest> = {}) {
  return {
    videoId: `${projectId}-${videoId}`,
    projectId,
    keyId: 'key_1',
    model: 'sora-2',
    operation: 'create',
    amountMicros,
    projectBudget: UNLIMITED,
    keyBudget: UNLIMITED,
    ...changes,
  } satisfies HoldRequest;
}

const take = (
  videoId: string,
  amountMicros: number,
  { at = AT, ...changes }: Partial<HoldRequest> & { readonly at?: Date } = {},
) => holdOne(testDatabase.database, request(videoId, amountMicros, changes), at);
const charge = (videoId: string, amountMicros: number) =>
  settle(testDatabase.database, `${projectId}-${videoId}`, amountMicros, AT);
const giveBack = (videoId: string) => release(testDatabase.database, `${projectId}-${videoId}`, AT);

function byHand(
  kind: 'top_up' | 'adjustment',
  amountMicros: number,
  requestId = `r${amountMicros}`,
) {
  const given = { kind, amountMicros, requestId, projectId, reason: 'test', actor: 'me', at: AT };
  return transferByHand(testDatabase.database, given);
}

function refund(videoId: string, amountMicros: number | null, requestId = videoId) {
  const given: TransferByHand = {
    kind: 'refund',
    videoId: `${projectId}-${videoId}`,
    amountMicros,
    requestId,
    projectId,
    reason: 'test',
    actor: 'me',
    at: AT,
  };
  return transferByHand(testDatabase.database, given);
}

async function balance(): Promise<number[]> {
  const { availableMicros, heldMicros, chargedMicros } = await readBalance(
    testDatabase.database,
    projectId,
  );
  return [availableMicros, heldMicros, chargedMicros];
}

async function movements(): Promise<string[]> {
  const all = listTransfers(testDatabase.database, { projectId, from: null, to: null });
  const lines: string[] = [];
  for await (const { kind, fromAccount, toAccount, amountMicros } of all) {
    lines.push(`${kind} ${amountMicros} ${fromAccount}>${toAccount}`);
  }
  return lines;
}

describe('a hold', () => {
  test('is settled with what the video cost, and the rest comes back', async () => {
    await byHand('top_up', 1000);
    await take('a', 400);
    expect(await balance()).toEqual([600, 400, 0]);
    await charge('a', 300);
    expect(await balance()).toEqual([700, 0, 300]);
    expect(await movements()).toEqual([
      'top_up 1000 funding>available',
      'hold 400 available>held',
      'settle 300 held>charged',
      'return 100 held>available',
    ]);
  });

  test('is never charged above itself', async () => {
    await byHand('top_up', 1000);
    await take('a', 400);
    await charge('a', 9000);
    expect(await balance()).toEqual([600, 0, 400]);
  });

  test('is released whole', async () => {
    await byHand('top_up', 1000);
    await take('a', 400);
    await giveBack('a');
    expect(await balance()).toEqual([1000, 0, 0]);
  });

  test('is resolved once, whatever is said after', async () => {
    await byHand('top_up', 1000);
    await take('a', 400);
    await take('b', 100);
    await giveBack('a');
    await charge('a', 400);
    await giveBack('a');
    await charge('b', 100);
    await charge('b', 50);
    await giveBack('b');
    expect(await balance()).toEqual([900, 0, 100]);
    const ids = ['a', 'b', 'c'].map((id) => `${projectId}-${id}`);
    await take('c', 300);
    const held = (heldMicros: number, resolution: unknown) => ({
      projectId,
      heldMicros,
      resolution,
    });
    const found = await findHolds(testDatabase.database, [...ids, `${projectId}-unknown`]);
    expect([...found].toSorted()).toEqual([
      [`${projectId}-a`, held(400, { kind: 'release', amountMicros: 400 })],
      [`${projectId}-b`, held(100, { kind: 'settle', amountMicros: 100 })],
      [`${projectId}-c`, held(300, null)],
    ]);
  });

  test('of nothing is resolved as well, so that each video has its two entries', async () => {
    await ensureUnlimitedAccount(testDatabase.database, projectId);
    await take('a', 0);
    await charge('a', 0);
    expect(await movements()).toEqual(['hold 0 available>held', 'settle 0 held>charged']);
  });

  test('of a video that was never held is nothing to resolve', async () => {
    await charge('unknown', 100);
    await giveBack('unknown');
    expect(await movements()).toEqual([]);
  });
});

describe('an account', () => {
  test('that nobody opened has nothing to spend', async () => {
    await expect(take('a', 1)).rejects.toMatchObject({ code: 'insufficient_balance' });
    expect(await balance()).toEqual([0, 0, 0]);
  });

  test('says what is left and what the video costs', async () => {
    await byHand('top_up', 250_000);
    await expect(take('a', 400_000)).rejects.toMatchObject({
      publicText: expect.stringMatching(/has \$0\.25 left.*costs \$0\.40/) as string,
    });
  });

  test('goes below zero as far as its credit goes', async () => {
    await setCreditLimit(testDatabase.database, projectId, 300);
    await take('a', 300);
    await expect(take('b', 1)).rejects.toMatchObject({ code: 'insufficient_balance' });
    expect(await balance()).toEqual([-300, 300, 0]);
    await expect(setCreditLimit(testDatabase.database, projectId, 299)).rejects.toMatchObject({
      code: 'invalid_parameter',
    });
    await setCreditLimit(testDatabase.database, projectId, null);
    await take('b', 1_000_000);
  });

  test('with money for 100 videos takes exactly 100 of many at once', async () => {
    await byHand('top_up', 100 * 7);
    const tries = Array.from({ length: 160 }, (_, index) =>
      take(`v${index}`, 7).then(
        () => 1,
        (error: { code: string }) => (error.code === 'insufficient_balance' ? 0 : 1000),
      ),
    );
    const accepted = (await Promise.all(tries)).reduce<number>((sum, one) => sum + one, 0);
    expect(accepted).toBe(100);
    expect(await balance()).toEqual([0, 700, 0]);
  });
});

describe('budgets', () => {
  const keyBudget = { totalMicros: null, dayMicros: 500, monthMicros: 800 };
  const tomorrow = new Date(AT.getTime() + 2 * 3600 * 1000);

  beforeEach(() => ensureUnlimitedAccount(testDatabase.database, projectId));

  test('of a day stop what goes beyond, and tell when the next begins', async () => {
    await take('a', 400, { keyBudget });
    await expect(take('b', 101, { keyBudget })).rejects.toMatchObject({
      code: 'budget_exceeded',
      publicText: expect.stringMatching(/key's budget for today.*\$0\.0001 is left/) as string,
      retryAfterSeconds: 3600,
    });
    expect(await balance()).toEqual([-400, 400, 0]);
    await take('b', 100, { keyBudget });
    await take('c', 500, { keyBudget, at: tomorrow });
  });

  test('of a month count days together, and a new month begins anew', async () => {
    const yesterday = new Date(AT.getTime() - 24 * 3600 * 1000);
    await take('a', 400, { keyBudget, at: yesterday });
    await take('b', 400, { keyBudget });
    await expect(take('c', 1, { keyBudget })).rejects.toMatchObject({
      publicText: expect.stringContaining('for this month') as string,
      retryAfterSeconds: 3600,
    });
    await take('c', 1, { keyBudget, at: tomorrow });
  });

  test('count what is held or charged, not what came back', async () => {
    await take('a', 500, { keyBudget });
    await giveBack('a');
    await take('b', 500, { keyBudget });
    await charge('b', 200);
    await take('c', 300, { keyBudget });
    await expect(take('d', 1, { keyBudget })).rejects.toMatchObject({ code: 'budget_exceeded' });
  });

  test('are each key’s own; the project’s is for all of its keys', async () => {
    const projectBudget = { totalMicros: 700, dayMicros: null, monthMicros: null };
    await take('a', 400, { keyBudget, projectBudget });
    await take('b', 300, { keyBudget, projectBudget, keyId: 'key_2' });
    await expect(take('c', 1, { projectBudget, keyId: 'key_3' })).rejects.toMatchObject({
      publicText: expect.stringContaining("project's budget is $0.0007") as string,
    });
  });

  test.each([
    ['2026-12-31T23:59:59.999Z', '2027-01-01T00:00:00.000Z'],
    ['2028-02-29T23:59:59.999Z', '2028-03-01T00:00:00.000Z'],
    ['2026-03-29T23:59:59.999Z', '2026-03-30T00:00:00.000Z'],
  ])('turn at midnight of UTC and not a millisecond before: %s', async (before, after) => {
    const [last, first] = [new Date(before), new Date(after)];
    await take('a', 500, { keyBudget, at: last });
    await expect(take('b', 1, { keyBudget, at: last })).rejects.toMatchObject({
      code: 'budget_exceeded',
      retryAfterSeconds: 1,
    });
    const isNewMonth = last.getUTCMonth() !== first.getUTCMonth();
    await take('c', isNewMonth ? 500 : 300, { keyBudget, at: first });
    await expect(take('d', 1, { keyBudget, at: first })).rejects.toMatchObject({
      code: 'budget_exceeded',
    });
  });

  test('hold exactly for many at once', async () => {
    const tries = Array.from({ length: 30 }, (_, index) =>
      take(`v${index}`, 50, { keyBudget }).then(
        () => 1,
        () => 0,
      ),
    );
    const accepted = (await Promise.all(tries)).reduce<number>((sum, one) => sum + one, 0);
    expect(accepted).toBe(10);
  });
});

describe('transfers by hand', () => {
  test('are done once, however often they are sent', async () => {
    const first = await byHand('top_up', 500, 'invoice-7');
    expect(await byHand('top_up', 500, 'invoice-7')).toEqual(first);
    const again = await Promise.all(
      Array.from({ length: 8 }, () => byHand('top_up', 100, 'invoice-8')),
    );
    expect(new Set(again.map(({ position }) => position)).size).toBe(1);
    expect(await balance()).toEqual([600, 0, 0]);
    await expect(byHand('top_up', 501, 'invoice-7')).rejects.toMatchObject({
      code: 'idempotency_conflict',
    });
  });

  test('take away only what is there', async () => {
    await byHand('top_up', 500);
    await byHand('adjustment', -200);
    await expect(byHand('adjustment', -301)).rejects.toMatchObject({
      code: 'insufficient_balance',
    });
    await byHand('adjustment', 50);
    expect(await balance()).toEqual([350, 0, 0]);
  });

  test('go no further than what can be read again, and back from there', async () => {
    const most = 1_000_000_000_000_000;
    await byHand('top_up', most, 'first');
    for (const amount of [1, most]) {
      await expect(byHand('top_up', amount, `too much ${amount}`)).rejects.toMatchObject({
        code: 'invalid_parameter',
        param: 'amount_micros',
      });
    }
    expect(await balance()).toEqual([most, 0, 0]);
    await byHand('adjustment', -most);
    await setCreditLimit(testDatabase.database, projectId, null);
    await byHand('adjustment', -most, 'debt');
    await expect(byHand('adjustment', -1, 'more')).rejects.toMatchObject({
      code: 'invalid_parameter',
    });
    await byHand('top_up', 1, 'paid');
    expect(await balance()).toEqual([1 - most, 0, 0]);
  });

  test('refund what was charged, and no more', async () => {
    await byHand('top_up', 500);
    await take('a', 400);
    await expect(refund('a', null)).rejects.toMatchObject({ code: 'invalid_parameter' });
    await charge('a', 400);
    await refund('a', 100, 'first');
    await expect(refund('a', 301, 'second')).rejects.toMatchObject({ code: 'invalid_parameter' });
    await refund('a', null, 'rest');
    await refund('a', null, 'rest');
    expect(await balance()).toEqual([500, 0, 0]);
    await expect(refund('a', null, 'more')).rejects.toMatchObject({ code: 'invalid_parameter' });
  });

  test('keep why and by whom', async () => {
    expect(await byHand('top_up', 500, 'x')).toMatchObject({
      id: `top_up:${projectId}:x`,
      reason: 'test',
      actor: 'me',
      videoId: null,
    });
  });
});

describe('the record', () => {
  test('cannot be changed', async () => {
    await byHand('top_up', 500);
    const change = (text: string) =>
      testDatabase.database.query({ name: `test_${text.slice(0, 6)}`, text }, []);
    await expect(change('update transfers set amount_micros = 0')).rejects.toThrow(/only ever/);
    await expect(change('delete from transfers')).rejects.toThrow(/only ever/);
    await expect(change('truncate transfers')).rejects.toThrow(/only ever/);
  });

  test('sums up by day, key, model and operation', async () => {
    await ensureUnlimitedAccount(testDatabase.database, projectId);
    await take('a', 100);
    await take('b', 100);
    await take('c', 100);
    await take('d', 50, { operation: 'remix', keyId: 'key_2' });
    await charge('a', 80);
    await giveBack('b');
    const to = new Date(AT.getTime() + 1);
    const usage = await readUsage(testDatabase.database, { projectId, from: AT, to });
    const kind = { day: '2026-03-31', projectId, model: 'sora-2' };
    expect(usage).toEqual([
      {
        ...kind,
        keyId: 'key_1',
        operation: 'create',
        videos: 3,
        completed: 1,
        released: 1,
        chargedMicros: 80,
        heldMicros: 100,
      },
      {
        ...kind,
        keyId: 'key_2',
        operation: 'remix',
        videos: 1,
        completed: 0,
        released: 0,
        chargedMicros: 0,
        heldMicros: 50,
      },
    ]);
    expect(await readUsage(testDatabase.database, { projectId, from: to, to })).toEqual([]);
  });

  test('lists a period, over as many pages as it takes', async () => {
    await ensureUnlimitedAccount(testDatabase.database, projectId);
    const text = `
      insert into transfers (id, kind, project_id, from_account, to_account, amount_micros,
        reason, actor, created_at)
      select 'top_up:' || $1 || ':' || n, 'top_up', $1, 'funding', 'available', 1, 'r', 'a',
        timestamptz '2026-01-01Z' + n * interval '1 second'
      from generate_series(1, 2500) n`;
    await testDatabase.database.query({ name: 'test_many', text }, [projectId]);
    let count = 0;
    const from = new Date('2026-01-01T00:00:01Z');
    const to = new Date('2026-01-01T00:40:01Z');
    for await (const { createdAt } of listTransfers(testDatabase.database, {
      projectId,
      from,
      to,
    })) {
      expect(createdAt >= from && createdAt < to).toBe(true);
      count += 1;
    }
    expect(count).toBe(2400);
    const correct = `update accounts set available_micros = 2500 where project_id = $1`;
    await testDatabase.database.query({ name: 'test_correct', text: correct }, [projectId]);
  });
});

describe('the verification', () => {
  test('finds nothing in books that balance, and each fault that is put in', async () => {
    await byHand('top_up', 900);
    await take('a', 400);
    const { faults, accounts } = await verifyLedger(testDatabase.database);
    expect(faults).toEqual([]);
    expect(accounts).toBeGreaterThan(0);
    const spoil = async (text: string) =>
      await testDatabase.database.query({ name: `test_spoil_${text.length}`, text }, [projectId]);
    await spoil(`update accounts set available_micros = 1 where project_id = $1`);
    await spoil(`update spending set amount_micros = 0 where project_id = $1`);
    expect((await verifyLedger(testDatabase.database)).faults).toEqual([
      expect.stringMatching(`account of ${projectId}: available is \\$0.000001, its transfers`),
      expect.stringMatching(`spending of ${projectId} by key_1 on 2026-03-31: counted \\$0.00`),
    ]);
    await spoil(
      `update accounts set available_micros = 500, held_micros = 0 where project_id = $1`,
    );
    expect((await verifyLedger(testDatabase.database)).faults[0]).toMatch(/held is \$0\.00/);
  });
});
