/** Links and the secret behind them, in a real database. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.ts';
import { openLinks, rotateLinkSecret } from './links.ts';

let test: TestDatabase;
let nowMs = Date.parse('2026-01-01T12:00:00Z');
const clock = { now: () => new Date(nowMs), monotonicMs: () => nowMs };
const tomorrow = () => new Date(nowMs + 86_400_000);

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

it('every process signs what every other one accepts', async () => {
  const [one, other] = [
    await openLinks(test.database, clock),
    await openLinks(test.database, clock),
  ];
  expect(await other.isGood(one.sign('asset_mp4_0123456789', tomorrow()))).toBe(true);
});

it('a change of the secret ends every link at once, and new ones are good in two seconds', async () => {
  const [one, other] = [
    await openLinks(test.database, clock),
    await openLinks(test.database, clock),
  ];
  const link = one.sign('asset_mp4_0123456789', tomorrow());
  expect(link.fileName).toBe('asset_mp4_0123456789.mp4');
  await rotateLinkSecret(test.database);
  expect(await one.isGood(link)).toBe(false);
  expect(await other.isGood(link)).toBe(false);
  const third = await openLinks(test.database, clock);
  const stale = await openLinks(test.database, clock);
  await rotateLinkSecret(test.database);
  nowMs += 2000;
  await stale.refresh();
  const fresh = stale.sign('asset_mp4_0123456789', tomorrow());
  expect(await third.isGood(fresh)).toBe(true);
});

it('asks for the secret every two seconds at most', async () => {
  let asked = 0;
  const counting = {
    query: (...values: Parameters<typeof test.database.query>) => {
      asked += 1;
      return test.database.query(...values);
    },
  };
  const links = await openLinks(counting as typeof test.database, clock);
  const before = asked;
  for (let index = 0; index < 10; index += 1) await links.refresh();
  expect(asked).toBe(before);
  nowMs += 2000;
  for (let index = 0; index < 10; index += 1) await links.refresh();
  expect(asked).toBe(before + 1);
});
