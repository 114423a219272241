/** The engine on a real database and real files, with a provider that a test directs. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../src/db/index.ts';
import { createIdentity, DEFAULT_PROJECT_ID } from '../../src/identity/index.ts';
import { ensureUnlimitedAccount } from '../../src/ledger/index.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { createNews } from '../../src/webhooks/index.ts';
import { samplePrincipal } from './sample-principal.ts';
import { openEngine, type OpenEngine } from './open-engine.ts';
import type { Script } from './scripted-provider.ts';
import { createTestDatabase } from './test-database.ts';

const TABLES = ['attempts', 'jobs', 'videos', 'files', 'characters', 'assets'];

export interface EngineBench {
  readonly database: Database;
  readonly owner: ReturnType<typeof samplePrincipal>;
  readonly stranger: ReturnType<typeof samplePrincipal>;
  /** A new engine over the same database and files, as after a restart. */
  open(script?: Script): OpenEngine;
  /** What the clock shows; it stands still unless it is set. */
  now: Date;
  /** The names of all files that are stored. */
  storedFiles(): Promise<string[]>;
  count(table: string): Promise<number>;
  /** Forgets everything between two tests. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

export async function createEngineBench(): Promise<EngineBench> {
  const testDatabase = await createTestDatabase();
  const { database } = testDatabase;
  await createIdentity(database, systemClock).ensureDefaultProject();
  await ensureUnlimitedAccount(database, DEFAULT_PROJECT_ID);
  const logger = createLogger('silent');
  const news = await createNews({ ...testDatabase, clock: systemClock, logger });
  const folder = await mkdtemp(join(tmpdir(), 'reprise-engine-'));
  const owner = samplePrincipal({ projectId: DEFAULT_PROJECT_ID });

  const bench: EngineBench = {
    database,
    owner,
    stranger: { ...owner, projectId: 'proj_other' },
    now: new Date('2026-01-01T00:00:00Z'),
    open: (script = {}) => openEngine({ database, news, folder, now: () => bench.now, script }),
    async storedFiles() {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
    },
    async count(table) {
      const name = `test_count_${table}`;
      const statement = { name, text: `select count(*)::int as n from ${table}` };
      const { rows } = await database.query<{ n: number }>(statement, []);
      return rows[0]?.n ?? 0;
    },
    async clear() {
      for (const table of TABLES) {
        const statement = { name: `test_clear_${table}`, text: `delete from ${table}` };
        await database.query(statement, []);
      }
      const text = 'update job_partitions set running = 0';
      await database.query({ name: 'test_reset', text }, []);
      for (const name of await readdir(folder)) {
        await rm(join(folder, name), { recursive: true, force: true });
      }
    },
    async close() {
      await news.stop();
      await testDatabase.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return bench;
}
