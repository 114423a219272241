/** A database of its own for a test file: empty, but with every table. */
import { inject } from 'vitest';
import { openDatabase, type Database, type DatabaseConnection } from '../../src/db/index.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { randomHex } from '../../src/lib/random.ts';
import { TEMPLATE_DATABASE } from './template-database.ts';

export interface TestDatabase {
  readonly database: Database;
  readonly connection: DatabaseConnection;
  /** Closes `database` and throws off everyone else who is still connected. */
  drop(): Promise<void>;
}

export async function createTestDatabase(): Promise<TestDatabase> {
  return await createDatabase(TEMPLATE_DATABASE);
}

/** Without a single table. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return await createDatabase('template0');
}

async function createDatabase(template: string): Promise<TestDatabase> {
  const postgres = inject('postgres');
  const name = `test_${randomHex(8)}`;
  await runAsAdministrator(`create database ${name} template ${template}`);
  const connection = { ...postgres, database: name };
  const database = openDatabase(connection, createLogger('error'));
  return {
    database,
    connection,
    async drop() {
      await database.close();
      await runAsAdministrator(`drop database ${name} with (force)`);
    },
  };
}

async function runAsAdministrator(text: string): Promise<void> {
  const administration = openDatabase(inject('postgres'), createLogger('error'));
  try {
    await administration.query({ name: 'test_administration', text }, []);
  } finally {
    await administration.close();
  }
}
