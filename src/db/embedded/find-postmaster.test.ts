import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findPostmaster, removeMisleadingLockFile } from './find-postmaster.ts';
import { findRunningPostgres } from './find-running-postgres.ts';

/** Above the largest number that a process can have. */
const NOBODY = 2 ** 22 + 1;
let dataDir: string;
let cluster: string;
let lockFile: string;
let server: ChildProcess;

beforeEach(async () => {
  dataDir = await realpath(await mkdtemp(join(tmpdir(), 'reprise-find-')));
  cluster = join(dataDir, 'postgres');
  lockFile = join(cluster, 'postmaster.pid');
  await mkdir(cluster);
  // All that makes a process a server here is where it works.
  server = spawn('sleep', ['60'], { cwd: cluster });
  await once(server, 'spawn');
});
afterEach(async () => {
  server.kill();
  await rm(dataDir, { recursive: true });
});

async function lock(pid: number | undefined, socketFolder = '/run/socket', status = 'ready') {
  const lines = [pid, cluster, 1_795_251_086, 5432, socketFolder, '', '  1234  56', `${status}  `];
  await writeFile(lockFile, lines.join('\n'));
}

it('finds a server and where it listens', async () => {
  await lock(server.pid);
  expect(await findPostmaster(cluster)).toEqual({
    pid: server.pid,
    socketFolder: '/run/socket',
    isStopping: false,
  });
  expect(await findRunningPostgres(dataDir)).toMatchObject({ host: '/run/socket', port: 5432 });
});

it('does not offer a server that does not listen yet', async () => {
  await lock(server.pid, '');
  expect(await findPostmaster(cluster)).toMatchObject({ socketFolder: '' });
  expect(await findRunningPostgres(dataDir)).toBeNull();
});

it('does not offer a server that stops', async () => {
  await lock(server.pid, '/run/socket', 'stopping');
  expect(await findPostmaster(cluster)).toMatchObject({ pid: server.pid, isStopping: true });
  expect(await findRunningPostgres(dataDir)).toBeNull();
});

it.each([
  ['there is no lock file', null],
  ['it is empty', ''],
  ['it is no lock file', 'hello\nworld'],
  ['its process has ended', `${NOBODY}\n\n\n\n/run/socket\n`],
  ['its number belongs to another process by now', `${process.pid}\n\n\n\n/run/socket\n`],
])('finds none when %s', async (_, text) => {
  if (text !== null) await writeFile(lockFile, text);
  expect(await findPostmaster(cluster)).toBeNull();
  expect(await findRunningPostgres(dataDir)).toBeNull();
});

it('finds none where there is no data folder', async () => {
  expect(await findRunningPostgres(join(dataDir, 'not', 'there'))).toBeNull();
});

it('removes a lock file that would keep PostgreSQL from starting, and no other', async () => {
  await removeMisleadingLockFile(cluster);
  for (const pid of [server.pid, NOBODY]) {
    await lock(pid);
    await removeMisleadingLockFile(cluster);
    expect(await readFile(lockFile, 'utf8')).toMatch(`${pid}\n`);
  }
  await lock(process.pid);
  await removeMisleadingLockFile(cluster);
  await expect(readFile(lockFile)).rejects.toThrow('ENOENT');
});
