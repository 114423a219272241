/** Keys for whoever runs the gateway: lent for as long as a command lasts, and gone afterwards. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.ts';
import { createIdentity, type Identity } from '../identity/index.ts';
import { systemClock } from '../lib/clock.ts';
import { createOwnersKey, lendKey } from './keys.ts';

const HOUR_MS = 3600 * 1000;

let testDatabase: TestDatabase;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  await later(0).ensureDefaultProject();
});
afterAll(() => testDatabase.drop());
beforeEach(() =>
  testDatabase.database.query({ name: 'test_forget_keys', text: 'delete from keys' }, []),
);

/** As a gateway sees the keys after some time. */
function later(passedMs: number): Identity {
  const now = () => new Date(systemClock.now().getTime() + passedMs);
  return createIdentity(testDatabase.database, { ...systemClock, now });
}

describe('a key that is lent', () => {
  test('may do everything, until it is given back', async () => {
    const lent = await lendKey(later(0));
    expect(await later(0).authenticate(lent.key)).toMatchObject({
      projectId: 'proj_default',
      scopes: ['videos', 'admin'],
      models: null,
    });
    await lent.giveBack();
    expect(await later(0).authenticate(lent.key)).toBeNull();
    expect(await later(0).listKeys()).toEqual([]);
    await lent.giveBack();
  });

  test('ends by itself where a command died with it', async () => {
    const { key } = await lendKey(later(0));
    expect(await later(11 * HOUR_MS).authenticate(key)).not.toBeNull();
    expect(await later(13 * HOUR_MS).authenticate(key)).toBeNull();
    expect(await later(13 * HOUR_MS).listKeys()).toEqual([]);
  });

  test('is not the first key: an operator is still shown one', async () => {
    const lent = await lendKey(later(0));
    expect(await later(0).hasKeys()).toBe(false);
    await lent.giveBack();
  });

  test('takes only itself away', async () => {
    const [first, second] = [await lendKey(later(0)), await lendKey(later(0))];
    await first.giveBack();
    expect(await later(0).authenticate(second.key)).not.toBeNull();
  });
});

test('the key of an owner has no end', async () => {
  const secret = await createOwnersKey(later(0), 'first');
  expect(await later(0).hasKeys()).toBe(true);
  expect(await later(100_000 * HOUR_MS).authenticate(secret)).toMatchObject({
    scopes: ['videos', 'admin'],
  });
  expect(await later(0).listKeys()).toMatchObject([{ name: 'first', expiresAt: null }]);
});
