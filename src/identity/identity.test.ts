/** Keys on a real database. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.ts';
import { createIdentity, DEFAULT_PROJECT_ID, type Identity } from './index.ts';

let testDatabase: TestDatabase;
let nowMs: number;

const clock = { now: () => new Date(nowMs), monotonicMs: () => nowMs };

function open(): Identity {
  return createIdentity(testDatabase.database, clock);
}

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  nowMs = Date.UTC(2026, 0, 1);
  await open().ensureDefaultProject();
});
afterAll(() => testDatabase.drop());
afterEach(async () => {
  await testDatabase.database.query({ name: 'test_clear_keys', text: 'delete from keys' }, []);
});

test('a new key lets its project in, and no other text does', async () => {
  const identity = open();
  const secret = await identity.createKey({ name: 'first' });
  expect(secret).toMatch(/^sk-reprise-[0-9A-Za-z]{40}$/);
  expect(await identity.authenticate(secret)).toEqual({
    projectId: DEFAULT_PROJECT_ID,
    keyId: expect.stringMatching(/^key_/) as string,
    runningLimit: 2,
    dialect: null,
  });
  for (const wrong of [
    '',
    'sk-reprise-',
    secret.slice(0, -1),
    `${secret}0`,
    secret.toLowerCase(),
  ]) {
    expect(await identity.authenticate(wrong)).toBeNull();
  }
});

test('the secret itself is nowhere in the database', async () => {
  const secret = await open().createKey({ name: 'first' });
  const statement = { name: 'test_dump_keys', text: 'select keys::text as row from keys' };
  const { rows } = await testDatabase.database.query<{ row: string }>(statement, []);
  expect(rows).toHaveLength(1);
  expect(rows[0]?.row).not.toContain(secret);
  expect(rows[0]?.row).not.toContain(Buffer.from(secret).toString('hex'));
});

test('a key that expires stops working, and is cleared away with the next one', async () => {
  const identity = open();
  const secret = await identity.createKey({ name: 'lent', expiresAt: new Date(nowMs + 1000) });
  expect(await identity.authenticate(secret)).not.toBeNull();
  expect(await identity.hasKeys()).toBe(false);
  nowMs += 10_000;
  expect(await identity.authenticate(secret)).toBeNull();
  await identity.createKey({ name: 'next' });
  const statement = { name: 'test_count_all_keys', text: 'select count(*)::int as n from keys' };
  const { rows } = await testDatabase.database.query<{ n: number }>(statement, []);
  expect(rows).toEqual([{ n: 1 }]);
});

test('a given key can be ensured again and again', async () => {
  const identity = open();
  for (let times = 0; times < 3; times += 1)
    await identity.ensureKey('given', 'a-given-secret-1234');
  expect(await identity.hasKeys()).toBe(true);
  expect(await open().authenticate('a-given-secret-1234')).not.toBeNull();
});

test('polling does not ask the database each time who is polling', async () => {
  let queries = 0;
  const { database } = testDatabase;
  const identity = createIdentity(
    {
      query: (statement, values) => {
        queries += 1;
        return database.query(statement, values);
      },
    },
    clock,
  );
  const secret = await identity.createKey({ name: 'poller' });
  queries = 0;
  for (let times = 0; times < 50; times += 1) await identity.authenticate(secret);
  expect(queries).toBe(1);
});

test('deleting a key also forgets it here at once', async () => {
  const identity = open();
  const secret = await identity.createKey({ name: 'gone' });
  await identity.authenticate(secret);
  await identity.deleteKey(secret);
  expect(await identity.authenticate(secret)).toBeNull();
});

test('keys are listed without their secrets, and deleted by their id', async () => {
  const identity = open();
  const secret = await identity.createKey({ name: 'one', dialect: 'hingnet' });
  nowMs += 1;
  await identity.createKey({ name: 'two', expiresAt: new Date(nowMs + 1000) });
  const keys = await identity.listKeys();
  expect(keys).toMatchObject([
    { name: 'one', dialect: 'hingnet', expiresAt: null },
    { name: 'two', dialect: null, expiresAt: new Date(nowMs + 1000) },
  ]);
  expect(JSON.stringify(keys)).not.toContain(secret);
  expect(await identity.authenticate(secret)).toMatchObject({ dialect: 'hingnet' });
  expect(await identity.deleteKeyById(keys[0]?.id ?? '')).toBe(true);
  expect(await identity.authenticate(secret)).toBeNull();
  expect(await identity.deleteKeyById('key_unknown')).toBe(false);
});
