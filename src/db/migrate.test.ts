import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmptyDatabase, type TestDatabase } from '../../test/support/test-database.ts';
import { createLogger } from '../lib/logger.ts';
import { migrate } from './migrate.ts';
import { MigrationRefused } from './migration-refused.ts';
import { openDatabase } from './open-database.ts';

const logger = createLogger('error');
let testDatabase: TestDatabase;
let folder: string;

beforeEach(async () => {
  testDatabase = await createEmptyDatabase();
  folder = await mkdtemp(join(tmpdir(), 'reprise-migrate-'));
  await write('0001-fruits', 'create table fruits (name text primary key);');
  await write(
    '0002-pears',
    `insert into fruits values ('pear'); insert into fruits values ('fig')`,
  );
});
afterEach(async () => {
  await testDatabase.drop();
  await rm(folder, { recursive: true });
});

async function write(name: string, script: string): Promise<void> {
  await writeFile(join(folder, `${name}.sql`), script);
}

async function migrateNow(): Promise<readonly string[]> {
  return (await migrate(testDatabase.database, folder, logger)).applied;
}

async function readFruits(): Promise<unknown[]> {
  const statement = { name: 'read_fruits', text: 'select name from fruits order by name' };
  return (await testDatabase.database.query<{ name: string }>(statement, [])).rows.map(
    ({ name }) => name,
  );
}

describe('migrations', () => {
  it('are applied once, in their order, and new ones later', async () => {
    expect(await migrateNow()).toEqual(['0001-fruits', '0002-pears']);
    expect(await migrateNow()).toEqual([]);
    await write('0003-figs', `delete from fruits where name = 'fig'`);
    expect(await migrateNow()).toEqual(['0003-figs']);
    expect(await readFruits()).toEqual(['pear']);
  });

  it('leave nothing of one that fails, and keep those before it', async () => {
    await write('0002-pears', `insert into fruits values ('pear'); insert into nuts values (1)`);
    await expect(migrateNow()).rejects.toThrow('"nuts" does not exist');
    expect(await readFruits()).toEqual([]);
    await write('0002-pears', `insert into fruits values ('pear')`);
    expect(await migrateNow()).toEqual(['0002-pears']);
  });

  it('are applied once however many programs start together', async () => {
    const others = Array.from({ length: 5 }, () => openDatabase(testDatabase.connection, logger));
    const results = await Promise.all(others.map((other) => migrate(other, folder, logger)));
    expect(results.flatMap(({ applied }) => applied).toSorted()).toEqual([
      '0001-fruits',
      '0002-pears',
    ]);
    expect(await readFruits()).toEqual(['fig', 'pear']);
    await Promise.all(others.map((other) => other.close()));
  });

  it('of this program all apply to an empty database', async () => {
    await cp(fileURLToPath(new URL('../../migrations', import.meta.url)), folder, {
      recursive: true,
    });
    await Promise.all(['0001-fruits', '0002-pears'].map((name) => rm(join(folder, `${name}.sql`))));
    expect(await migrateNow()).toContain('0001-instances');
  });
});

describe('a database that does not fit', () => {
  it('is refused when an applied file was changed', async () => {
    await migrateNow();
    await write('0001-fruits', 'create table fruits (name text);');
    await write('0003-figs', `delete from fruits`);
    await expect(migrateNow()).rejects.toThrow(MigrationRefused);
    await expect(migrateNow()).rejects.toThrow('0001-fruits was changed');
    expect(await readFruits()).toEqual(['fig', 'pear']);
  });

  it('is refused when a newer program changed it in a way that this one cannot know', async () => {
    await write('0003-nuts', '-- breaking: names are numbers now\nalter table fruits add n int');
    await migrateNow();
    await rm(join(folder, '0003-nuts.sql'));
    await expect(migrateNow()).rejects.toThrow(/newer program \(0003-nuts\)/);
  });

  it('is used when a newer program only added to it', async () => {
    await write('0003-nuts', 'create table nuts (name text)');
    await migrateNow();
    await rm(join(folder, '0003-nuts.sql'));
    expect(await migrateNow()).toEqual([]);
  });
});

describe('a folder of migrations', () => {
  it.each(['3-nuts', '0003_nuts', '0003-Nuts', 'nuts'])('may not hold %s.sql', async (name) => {
    await write(name, 'select 1');
    await expect(migrateNow()).rejects.toThrow(`${name}.sql is not named like`);
  });

  it('may not use a number twice', async () => {
    await write('0002-plums', 'select 1');
    await expect(migrateNow()).rejects.toThrow('have number 0002');
  });

  it('may hold other files', async () => {
    await writeFile(join(folder, 'README.md'), 'How to write one.');
    expect(await migrateNow()).toHaveLength(2);
  });
});
