/** One PostgreSQL for a whole run of the tests, with a migrated database to copy from. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { migrate, openDatabase, startEmbeddedPostgres } from '../../src/db/index.ts';
import type { DatabaseConnection } from '../../src/db/index.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { TEMPLATE_DATABASE } from './template-database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: DatabaseConnection;
  }
}

const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));
/** Nothing of it is meant to survive, so nothing waits for the disk. */
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
};

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const logger = createLogger('error');
  const dataDir = await mkdtemp(join(tmpdir(), 'reprise-test-'));
  const postgres = await startEmbeddedPostgres({ dataDir, logger, settings: SETTINGS });
  async function tearDown(): Promise<void> {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
  try {
    await makeTemplate(postgres.connection);
  } catch (error) {
    await tearDown();
    throw error;
  }
  project.provide('postgres', postgres.connection);
  return tearDown;
}

async function makeTemplate(connection: DatabaseConnection): Promise<void> {
  const logger = createLogger('error');
  const administration = openDatabase(connection, logger);
  const text = `create database ${TEMPLATE_DATABASE}`;
  await administration.query({ name: 'test_create_template', text }, []);
  await administration.close();
  const template = openDatabase({ ...connection, database: TEMPLATE_DATABASE }, logger);
  await migrate(template, MIGRATIONS, logger);
  await template.close();
}
