import { access, lstat, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createLogger } from '../../lib/logger.ts';
import type { DatabaseConnection } from '../database-connection.ts';
import { DatabaseUnavailable } from '../database-unavailable.ts';
import { openDatabase, type Database } from '../open-database.ts';
import { DataFolderInUse } from './data-folder-in-use.ts';
import { EmbeddedPostgresFailed } from './embedded-postgres-failed.ts';
import { findPostmaster } from './find-postmaster.ts';
import { startOtherGateway, type OtherGateway } from './fixtures/other-gateway.ts';
import { prepareScratchFolders, type ScratchFolders } from './fixtures/scratch-folders.ts';
import { isRunning } from './is-running.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './start-embedded-postgres.ts';

const logger = createLogger('silent');
let folders: ScratchFolders;
let toClose: (() => Promise<void>)[] = [];
beforeAll(async () => {
  folders = await prepareScratchFolders();
});
afterEach(async () => {
  const closing = toClose.toReversed();
  toClose = [];
  for (const close of closing) await close();
});
afterAll(() => folders.clear());

async function start(dataDir: string): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, logger });
  toClose.push(() => postgres.stop());
  return postgres;
}

function startOther(dataDir: string): OtherGateway {
  const other = startOtherGateway(dataDir);
  toClose.push(() => other.end('SIGKILL'));
  return other;
}

function open(connection: DatabaseConnection): Database {
  const database = openDatabase(connection, logger);
  toClose.push(() => database.close());
  return database;
}

async function ask(database: Database, question: string): Promise<unknown> {
  const text = `select (${question})::text as answer`;
  const name = Buffer.from(text).toString('base64').slice(-60);
  return (await database.query<{ answer: string }>({ name, text }, [])).rows[0]?.answer;
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

describe('a first start', () => {
  it('makes a server that keeps what it acknowledges, and that only we reach', async () => {
    const dataDir = join(await folders.make(), 'not', 'there', 'yet');
    const postgres = await start(dataDir);
    const database = open(postgres.connection);
    const settings = ['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums'];
    for (const name of settings) {
      expect([name, await ask(database, `current_setting('${name}')`)]).toEqual([name, 'on']);
    }
    expect(await ask(database, `current_setting('listen_addresses')`)).toBe('');
    expect(await ask(database, `current_setting('server_encoding')`)).toBe('UTF8');
    expect(await ask(database, `upper('é') || ('Z' < 'a')`)).toBe('Étrue');
    expect((await stat(String(postgres.connection.host))).mode & 0o777).toBe(0o700);
    expect((await stat(join(dataDir, 'postgres'))).mode & 0o777).toBe(0o700);
  });

  it('keeps the server out of reach of a Ctrl-C, and our secrets out of its environment', async () => {
    const postgres = await start(await folders.makeUsed());
    const status = await readFile(`/proc/${postgres.pid}/stat`, 'utf8');
    const [, , group, session] = status.slice(status.lastIndexOf(')') + 2).split(' ');
    expect([Number(group), Number(session)]).toEqual([postgres.pid, postgres.pid]);
    const environment = await readFile(`/proc/${postgres.pid}/environ`, 'utf8');
    expect(environment.split('\0').map((entry) => entry.split('=')[0])).not.toContain('HOME');
  });

  it('leaves nothing behind when it is stopped', async () => {
    const dataDir = await folders.makeUsed();
    const postgres = await startEmbeddedPostgres({ dataDir, logger });
    await postgres.stop();
    expect(await isRunning(postgres.pid)).toBe(false);
    expect(await exists(String(postgres.connection.host))).toBe(false);
    expect((await readdir(dataDir)).toSorted()).toEqual(['postgres', 'postgres.log']);
  });

  it('starts over when an earlier one was killed half-way', async () => {
    const dataDir = await folders.make();
    const other = startOther(dataDir);
    await expect
      .poll(() => readdir(dataDir), { interval: 5, timeout: 10_000 })
      .toEqual([`postgres-initializing-${other.process.pid}`]);
    // Until initdb has made the first of its files, which a whole cluster has too.
    const half = join(dataDir, `postgres-initializing-${other.process.pid}`);
    await expect.poll(() => exists(join(half, 'PG_VERSION')), { interval: 5 }).toBe(true);
    await other.end('SIGKILL');
    const postgres = await start(dataDir);
    expect(await ask(open(postgres.connection), '1 + 1')).toBe('2');
    await expect.poll(() => exists(half)).toBe(false);
  });
});

describe('a later start', () => {
  it('finds what was stored, under the same address', async () => {
    const dataDir = await folders.makeUsed();
    const first = await startEmbeddedPostgres({ dataDir, logger });
    const database = openDatabase(first.connection, logger);
    await database.transaction((transaction) =>
      transaction.runScript(`create table kept as select 'still here' as word`),
    );
    await database.close();
    await first.stop();
    const second = await start(dataDir);
    expect(second.connection).toEqual(first.connection);
    expect(await ask(open(second.connection), 'select word from kept')).toBe('still here');
  });

  it('adopts the server of a gateway that was killed', async () => {
    const dataDir = await folders.makeUsed();
    const other = startOther(dataDir);
    const { pid, connection } = await other.outcome;
    await other.end('SIGKILL');
    const postgres = await start(dataDir);
    expect(postgres).toMatchObject({ pid, connection });
    expect(await ask(open(postgres.connection), '1 + 1')).toBe('2');
    await postgres.stop();
    await expect.poll(() => isRunning(postgres.pid)).toBe(false);
  });

  it('recovers when gateway and server were both killed', async () => {
    const dataDir = await folders.makeUsed();
    const other = startOther(dataDir);
    const { pid } = await other.outcome;
    process.kill(Number(pid), 'SIGKILL');
    await other.end('SIGKILL');
    const postgres = await start(dataDir);
    expect(postgres.pid).not.toBe(pid);
    expect(await ask(open(postgres.connection), '1 + 1')).toBe('2');
  });

  it('is not misled by a lock file whose number another process has by now', async () => {
    const dataDir = await folders.makeUsed();
    const lockFile = join(dataDir, 'postgres', 'postmaster.pid');
    await writeFile(lockFile, `${process.pid}\n${dataDir}/postgres\n1700000000\n5432\n/tmp\n`);
    const postgres = await start(dataDir);
    expect(await ask(open(postgres.connection), '1 + 1')).toBe('2');
  });

  it('works in a folder deeper than a socket’s path may be long', async () => {
    const dataDir = join(await folders.makeUsed(), 'deep'.repeat(50), 'deeper'.repeat(30));
    const postgres = await start(dataDir);
    expect(await ask(open(postgres.connection), '1 + 1')).toBe('2');
  });

  it('says what the server says when it cannot start', async () => {
    const dataDir = await folders.makeUsed();
    await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '12\n');
    const starting = startEmbeddedPostgres({ dataDir, logger });
    await expect(starting).rejects.toThrow(EmbeddedPostgresFailed);
    await expect(starting).rejects.toThrow(/initialized by PostgreSQL version 12/);
  });
});

describe('a data folder in use', () => {
  it('is refused, and its holder notices nothing', async () => {
    const dataDir = await folders.makeUsed();
    const other = startOther(dataDir);
    const { pid, connection } = await other.outcome;
    const socketFolder = await lstat(String(connection?.host));
    const starting = startEmbeddedPostgres({ dataDir, logger });
    await expect(starting).rejects.toThrow(DataFolderInUse);
    await expect(starting).rejects.toThrow(`another gateway (process ${other.process.pid})`);
    expect(await isRunning(Number(pid))).toBe(true);
    expect((await lstat(String(connection?.host))).ino).toBe(socketFolder.ino);
    expect(await ask(open(connection ?? {}), '1 + 1')).toBe('2');
    await other.end('SIGTERM');
    expect(await isRunning(Number(pid))).toBe(false);
  });

  it('belongs to exactly one of two that start on an empty folder together', async () => {
    const dataDir = join(await folders.make(), 'data');
    const others = [1, 2].map(() => startOther(dataDir));
    const outcomes = await Promise.all(others.map((other) => other.outcome));
    const errors = outcomes.flatMap(({ error }) => error ?? []);
    expect(errors).toHaveLength(1);
    for (const error of errors) expect(error).toMatch(/^DataFolderInUse: .* is in use by/);
    expect((await readdir(dataDir)).toSorted()).toEqual(['postgres', 'postgres.log']);
    const winner = outcomes.find(({ connection }) => connection !== undefined);
    expect(await ask(open(winner?.connection ?? {}), '1 + 1')).toBe('2');
    await Promise.all(others.map((other) => other.end('SIGTERM')));
    expect(await isRunning(Number(winner?.pid))).toBe(false);
  });
});

describe('a server that dies under its gateway', () => {
  it('is away for a moment, and comes back with everything', async () => {
    const postgres = await start(await folders.makeUsed());
    const database = open(postgres.connection);
    await database.transaction((transaction) => transaction.runScript('create table kept ()'));
    const { pid } = postgres;
    process.kill(pid, 'SIGKILL');
    const failures: unknown[] = [];
    await expect
      .poll(
        async () => {
          await ask(database, '1 + 1').catch((error) => failures.push(error));
          return postgres.pid;
        },
        { interval: 5, timeout: 15_000 },
      )
      .not.toBe(pid);
    expect(failures).not.toEqual([]);
    expect(failures.filter((error) => !(error instanceof DatabaseUnavailable))).toEqual([]);
    expect(await ask(database, `to_regclass('kept')`)).toBe('kept');
  });

  it('comes back too when it was adopted', async () => {
    const dataDir = await folders.makeUsed();
    const other = startOther(dataDir);
    await other.outcome;
    await other.end('SIGKILL');
    const postgres = await start(dataDir);
    const { pid } = postgres;
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => postgres.pid, { timeout: 15_000 }).not.toBe(pid);
    expect(await ask(open(postgres.connection), '1 + 1')).toBe('2');
  });

  it.each([0, 20, 60])('can be stopped while it is restarted, %i ms after', async (delayMs) => {
    const dataDir = await folders.makeUsed();
    const postgres = await startEmbeddedPostgres({ dataDir, logger });
    process.kill(postgres.pid, 'SIGKILL');
    await sleep(delayMs);
    await postgres.stop();
    expect(await findPostmaster(join(dataDir, 'postgres'))).toBeNull();
    await sleep(100);
    expect(await findPostmaster(join(dataDir, 'postgres'))).toBeNull();
    expect(await exists(String(postgres.connection.host))).toBe(false);
  });
});

it('does not use a socket folder that others may enter', async () => {
  const dataDir = await folders.makeUsed();
  const first = await startEmbeddedPostgres({ dataDir, logger });
  await first.stop();
  const socketFolder = String(first.connection.host);
  await mkdir(socketFolder, { mode: 0o755 });
  toClose.push(() => rm(socketFolder, { recursive: true }));
  await writeFile(join(socketFolder, 'a trap'), '');
  await expect(startEmbeddedPostgres({ dataDir, logger })).rejects.toThrow(/only this user/);
});
