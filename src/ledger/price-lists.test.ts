import { expect, test } from 'vitest';
import { createTestDatabase } from '../../test/support/test-database.ts';
import { pricing } from '../core/index.ts';
import { systemClock } from '../lib/clock.ts';
import { createPriceLists } from './index.ts';

/** More than there are connections: if each took a second one, all would wait for each other. */
const CALLERS = 64;

test('prices are read by the transaction that asks, so that many at once come through', async () => {
  const { database, drop } = await createTestDatabase();
  const start = pricing.defaultPrices();
  const books = await Promise.all(
    Array.from({ length: CALLERS }, () =>
      database.transaction(async (transaction) => {
        // A list of its own has nothing in memory, as every list a second after it was read.
        return await createPriceLists(database, start, systemClock).current(transaction);
      }),
    ),
  );
  expect(new Set(books)).toEqual(new Set([start]));
  await drop();
});
