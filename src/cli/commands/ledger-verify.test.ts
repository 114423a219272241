/** `reprise ledger verify` on books that it has for itself: what other tests leave there is a fault. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestInstallation, type TestInstallation } from '../fixtures/test-installation.ts';

const PROJECT = 'proj_1';

let installation: TestInstallation;
beforeEach(async () => {
  installation = await createTestInstallation();
  await installation.run('projects', 'create', '--id', PROJECT, '--name', 'test');
});
afterEach(() => installation.drop());

test('is content while the books balance', async () => {
  await installation.run('ledger', 'top-up', PROJECT, '1', '--reason', 'a test');
  const balanced = await installation.run('ledger', 'verify');
  expect(balanced.code).toBe(0);
  expect(balanced.printed).toMatch(/^The books balance: \d+ accounts, \d+ transfers, 0 videos\.$/m);
});

test('names what is wrong, and fails', async () => {
  await installation.run('ledger', 'top-up', PROJECT, '1', '--reason', 'a test');
  const tamper = (by: number) =>
    installation.database.query(
      {
        name: 'test_tamper',
        text: 'update accounts set available_micros = available_micros + $2 where project_id = $1',
      },
      [PROJECT, by],
    );
  await tamper(500_000);
  const found = await installation.run('ledger', 'verify');
  expect([found.code, found.lines.length]).toEqual([1, 1]);
  expect(found.printed).toContain(
    `account of ${PROJECT}: available is $1.50, its transfers say $1.00`,
  );
  expect(found.said).toContain('The books disagree in 1 places.');
  const asJson = await installation.run('ledger', 'verify', '--json');
  expect(asJson.code).toBe(1);
  expect(JSON.parse(asJson.printed)).toMatchObject({ isBalanced: false, faults: found.lines });
  await tamper(-500_000);
  expect(JSON.parse((await installation.run('ledger', 'verify', '--json')).printed)).toMatchObject({
    isBalanced: true,
  });
});
