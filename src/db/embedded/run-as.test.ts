import { execFile } from 'node:child_process';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLogger } from '../../lib/logger.ts';
import { openDatabase } from '../open-database.ts';
import { EmbeddedPostgresFailed } from './embedded-postgres-failed.ts';
import { prepareScratchFolders, type ScratchFolders } from './fixtures/scratch-folders.ts';
import { decideRunAs, findUnprivilegedUser, runAsUser } from './run-as.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './start-embedded-postgres.ts';

const isRoot = process.geteuid?.() === 0;
const logger = createLogger('silent');

/** The user that the server has, as the rest of the machine sees it, and a proof that it works. */
async function useServer(postgres: EmbeddedPostgres): Promise<number> {
  const database = openDatabase(postgres.connection, logger);
  const statement = { name: 'create', text: 'create table if not exists kept ()' };
  await database.query(statement, []);
  await database.close();
  const status = await readFile(`/proc/${postgres.pid}/status`, 'utf8');
  return Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]);
}

describe.runIf(isRoot)('root', () => {
  let folders: ScratchFolders;
  beforeAll(async () => {
    folders = await prepareScratchFolders();
  });
  afterAll(() => folders.clear());

  it('runs the server as another user of its choice in a folder that only root may enter', async () => {
    const user = await findUnprivilegedUser();
    expect(user.uid).toBeGreaterThan(0);
    const home = join(await folders.make(), 'home');
    await mkdir(home, { mode: 0o700 });
    const dataDir = join(home, 'data');
    const force = () => runAsUser(user);
    const first = await startEmbeddedPostgres({ dataDir, logger, decideRunAs: force });
    try {
      expect(await useServer(first)).toBe(user.uid);
    } finally {
      await first.stop();
    }
    expect(await stat(join(dataDir, 'postgres'))).toMatchObject(user);

    // And stays with that user, who owns the files now.
    const second = await startEmbeddedPostgres({ dataDir, logger });
    try {
      expect(await useServer(second)).toBe(user.uid);
    } finally {
      await second.stop();
    }
  });

  it('gives an older cluster of its own to the user that the server gets', async () => {
    const user = await findUnprivilegedUser();
    const dataDir = await folders.makeUsed();
    const force = () => runAsUser(user);
    const postgres = await startEmbeddedPostgres({ dataDir, logger, decideRunAs: force });
    try {
      expect(await useServer(postgres)).toBe(user.uid);
      expect(await stat(join(dataDir, 'postgres', 'base', '1'))).toMatchObject(user);
    } finally {
      await postgres.stop();
    }
  });

  it('never starts the server as root to itself', async () => {
    const { prefix } = await decideRunAs(null);
    const [program = 'id', ...rest] = [...prefix, 'id', '-u'];
    const { stdout } = await promisify(execFile)(program, rest);
    expect(Number(stdout)).toBeGreaterThan(0);
  });

  it('leaves somebody’s cluster with its owner', async () => {
    const owner = { uid: 12_345, gid: 12_345 };
    expect(await decideRunAs(owner)).toMatchObject({ owner });
  });
});

describe.runIf(!isRoot)('an ordinary user', () => {
  it('runs the server without further ado', async () => {
    const uid = process.geteuid?.();
    expect(await decideRunAs(null)).toMatchObject({ prefix: [], owner: { uid } });
  });

  it('does not touch a cluster of another user', async () => {
    await expect(decideRunAs({ uid: 0, gid: 0 })).rejects.toThrow(EmbeddedPostgresFailed);
  });
});
