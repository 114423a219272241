/** The engine on a real database and real files, with a provider that a test directs. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAssets, createFsDriver } from '../../src/assets/index.ts';
import { defaultModels, priceLists, type ModelCatalogue } from '../../src/core/index.ts';
import type { Database } from '../../src/db/index.ts';
import { createEngine, type Engine } from '../../src/engine/index.ts';
import { createIdentity, DEFAULT_PROJECT_ID } from '../../src/identity/index.ts';
import { ensureUnlimitedAccount } from '../../src/ledger/index.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { claimJobs } from '../../src/queue/index.ts';
import { createNews } from '../../src/webhooks/index.ts';
import { samplePrincipal } from './sample-principal.ts';
import { createScriptedProvider, type Script, type ScriptedProvider } from './scripted-provider.ts';
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

export interface OpenEngine {
  readonly engine: Engine;
  readonly provider: ScriptedProvider;
  /** Runs the steps that are due, at most so many, as this instance; gives how many it ran. */
  run(maxSteps?: number, instanceId?: number): Promise<number>;
}

export async function createEngineBench(): Promise<EngineBench> {
  const testDatabase = await createTestDatabase();
  const { database } = testDatabase;
  await createIdentity(database, systemClock).ensureDefaultProject();
  await ensureUnlimitedAccount(database, DEFAULT_PROJECT_ID);
  const logger = createLogger('silent');
  const news = await createNews({ ...testDatabase, logger });
  const folder = await mkdtemp(join(tmpdir(), 'reprise-engine-'));
  const driver = createFsDriver(folder);
  const owner = samplePrincipal({ projectId: DEFAULT_PROJECT_ID });

  const bench: EngineBench = {
    database,
    owner,
    stranger: { ...owner, projectId: 'proj_other' },
    now: new Date('2026-01-01T00:00:00Z'),
    open(script = {}) {
      const provider = createScriptedProvider(script);
      const clock = { now: () => bench.now, monotonicMs: () => bench.now.getTime() };
      const assets = createAssets({
        database,
        driver,
        instanceId: 1,
        listLivingInstances: async () => [],
        clock,
        linkSecret: Buffer.alloc(32, 1),
      });
      const engine = createEngine({
        database,
        news,
        assets,
        models: scriptedModels(),
        moderation: { check: async () => ({ outcome: 'allowed' }) },
        prices: { current: async () => priceLists.defaultPrices() },
        providers: new Map([[provider.id, provider]]),
        clock,
        logger,
        assetTtlSeconds: 3600,
      });
      return {
        engine,
        provider,
        async run(maxSteps = 100, instanceId = 1) {
          let steps = 0;
          for (; steps < maxSteps; steps += 1) {
            const [claim] = await claimJobs(database, instanceId, 1);
            if (claim === undefined) break;
            await engine.advanceVideo(claim, new AbortController().signal);
          }
          return steps;
        },
      };
    },
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

/** The default models, made by the scripted provider. */
function scriptedModels(): ModelCatalogue {
  const { defaultModel, models } = defaultModels();
  const rows = [...models.values()].map((model) => ({ ...model, providerId: 'scripted' }));
  return { defaultModel, models: new Map(rows.map((model) => [model.name, model])) };
}
