/** What commands stand on: the projects, keys and money of a database, beside whoever else uses it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { databaseUrlOf } from '../../test/support/database-url.ts';
import {
  createEmptyDatabase,
  createTestDatabase,
  type TestDatabase,
} from '../../test/support/test-database.ts';
import { ConfigError, loadConfig, type Config } from '../config/index.ts';
import { listen } from '../db/index.ts';
import { createIdentity, IDENTITY_CHANNEL } from '../identity/index.ts';
import { createLogger } from '../lib/logger.ts';
import { systemClock } from '../lib/clock.ts';
import { openAdministration } from './administration.ts';

const logger = createLogger('silent');

let testDatabase: TestDatabase;
let folder: string;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
afterAll(() => testDatabase.drop());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-administration-'));
});
afterEach(() => rm(folder, { recursive: true }));

function configOf({ connection }: TestDatabase, changes: Record<string, string> = {}): Config {
  return loadConfig({
    DATABASE_URL: databaseUrlOf(connection),
    REPRISE_DATA_DIR: join(folder, 'data'),
    ...changes,
  });
}

async function withFile(text: string): Promise<Record<string, string>> {
  const path = join(folder, 'reprise.yaml');
  await writeFile(path, text);
  return { REPRISE_CONFIG: path };
}

describe('openAdministration', () => {
  test('makes the tables of an empty database, and the project that is always there', async () => {
    const empty = await createEmptyDatabase();
    try {
      const administration = await openAdministration(configOf(empty), logger);
      expect(await administration.identity.listProjects()).toMatchObject([{ id: 'proj_default' }]);
      expect(await administration.money.readBalance('proj_default')).toMatchObject({
        availableMicros: 0,
        creditLimitMicros: null,
      });
      expect((await administration.money.verify()).faults).toEqual([]);
      await administration.close();
    } finally {
      await empty.drop();
    }
  });

  test('of several at once is the same for all of them', async () => {
    const empty = await createEmptyDatabase();
    try {
      const opening = Array.from({ length: 3 }, () => openAdministration(configOf(empty), logger));
      const all = await Promise.all(opening);
      const { key } = await all[0]!.identity.createKey({ name: 'app' });
      for (const { identity } of all) expect(await identity.findKey(key.id)).toEqual(key);
      await Promise.all(all.map((administration) => administration.close()));
    } finally {
      await empty.drop();
    }
  });

  test('leaves the default project as its operator has set it', async () => {
    const first = await openAdministration(configOf(testDatabase), logger);
    await first.money.setCreditLimit('proj_default', 5_000_000);
    const { limits } = (await first.identity.findProject('proj_default'))!;
    const narrow = { ...limits, runningLimit: 7 };
    await first.identity.updateProject('proj_default', { name: 'mine', limits: narrow });
    await first.close();
    const second = await openAdministration(configOf(testDatabase), logger);
    expect(await second.money.readBalance('proj_default')).toMatchObject({
      creditLimitMicros: 5_000_000,
    });
    expect(await second.identity.findProject('proj_default')).toMatchObject({
      name: 'mine',
      limits: narrow,
    });
    await second.close();
  });

  test('tells a gateway that listens of what it changes', async () => {
    const administration = await openAdministration(configOf(testDatabase), logger);
    const { key, secret } = await administration.identity.createKey({ name: 'app' });
    // Its memory of who is let in never runs out, so that only the news can end it.
    const clock = { ...systemClock, monotonicMs: () => 0 };
    const gateway = createIdentity(testDatabase.database, clock);
    const forget = () => gateway.forgetPrincipals();
    const { connection } = testDatabase;
    const news = await listen(connection, IDENTITY_CHANNEL, forget, forget, logger);
    expect(await gateway.authenticate(secret)).not.toBeNull();
    await administration.identity.revokeKey(key.id);
    await expect.poll(() => gateway.authenticate(secret), { timeout: 30_000 }).toBeNull();
    await news.stop();
    await administration.close();
  });

  test('knows the models and prices of the file, and the dialects there are', async () => {
    const file = await withFile(`
models:
  mine: { like: sora-2, price: { perSecondUsd: 0.01 } }
  sora-2-pro: { enabled: false }
`);
    const administration = await openAdministration(configOf(testDatabase, file), logger);
    expect(administration.modelNames).toContain('mine');
    expect(administration.modelNames).not.toContain('sora-2-pro');
    expect(administration.dialectIds).toEqual(expect.arrayContaining(['openai', 'hingnet']));
    const { rows, version } = await administration.prices.current();
    expect(version).toMatch(/^file-/);
    expect(rows.find(({ model }) => model === 'mine')).toMatchObject({ perSecondMicros: 10_000 });
    await administration.close();
  });

  test('does not bring the file’s projects in: that is the gateway’s start', async () => {
    const file = await withFile('projects:\n  - id: from_the_file\n');
    const administration = await openAdministration(configOf(testDatabase, file), logger);
    expect(await administration.identity.findProject('from_the_file')).toBeNull();
    await administration.close();
  });

  test('stops at a file that is wrong, before it touches a database', async () => {
    const file = await withFile('projcts: []\n');
    const nowhere = { ...file, DATABASE_URL: 'postgresql://127.0.0.1:1/nowhere' };
    await expect(openAdministration(configOf(testDatabase, nowhere), logger)).rejects.toThrow(
      ConfigError,
    );
  });

  test('says when there is no such database', async () => {
    const nowhere = { DATABASE_URL: 'postgresql://u:hunter22@127.0.0.1:1/nowhere' };
    const error: unknown = await openAdministration(configOf(testDatabase, nowhere), logger).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).not.toContain('hunter22');
  });
});
