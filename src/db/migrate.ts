/** Brings the database's tables to what this program needs. */
import type { Logger } from '../lib/logger.ts';
import { readMigrations, type Migration } from './migration-files.ts';
import { MigrationRefused } from './migration-refused.ts';
import type { Database, Transaction } from './open-database.ts';
import type { Queryable } from './queryable.ts';

interface AppliedMigration {
  name: string;
  checksum: string;
  isBreaking: boolean;
}

/** "reprise-migrate" has no number; this one was picked once and must never change. */
const LOCK_KEY = 7_301_944_120;

const TABLE_EXISTS = {
  name: 'migrate_table_exists',
  text: `select to_regclass('schema_migrations') is not null as "exists"`,
};

const LIST_APPLIED = {
  name: 'migrate_list_applied',
  text: `select name, checksum, is_breaking as "isBreaking" from schema_migrations order by name`,
};

const LOCK = { name: 'migrate_lock', text: `select pg_advisory_xact_lock($1)` };

const CREATE_TABLE = `
  create table if not exists schema_migrations (
    name text primary key,
    checksum text not null,
    is_breaking boolean not null,
    applied_at timestamptz not null default now()
  )`;

const RECORD = {
  name: 'migrate_record',
  text: `insert into schema_migrations (name, checksum, is_breaking) values ($1, $2, $3)`,
};

/**
 * Applies each migration that is missing in a transaction of its own. Programs that start together
 * wait for each other at every step, and then find it done. Throws {@link MigrationRefused}.
 */
export async function migrate(
  database: Database,
  folder: string,
  logger: Logger,
): Promise<{ readonly applied: readonly string[] }> {
  const migrations = await readMigrations(folder);
  const missing = findMissing(migrations, await listApplied(database));
  const applied: string[] = [];
  for (const migration of missing) {
    const wasApplied = await database.transaction((transaction) =>
      apply(transaction, migration, migrations),
    );
    if (!wasApplied) continue;
    applied.push(migration.name);
    logger.info({ migration: migration.name }, 'a migration was applied');
  }
  return { applied };
}

async function listApplied(database: Queryable): Promise<AppliedMigration[]> {
  const { rows } = await database.query<{ exists: boolean }>(TABLE_EXISTS, []);
  if (rows[0]?.exists !== true) return [];
  return (await database.query<AppliedMigration>(LIST_APPLIED, [])).rows;
}

function findMissing(
  migrations: readonly Migration[],
  applied: readonly AppliedMigration[],
): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, checksum, isBreaking } of applied) {
    const migration = known.get(name);
    if (migration === undefined && isBreaking) {
      throw new MigrationRefused(
        `the database was changed by a newer program (${name}): start that program, or one newer`,
      );
    }
    if (migration !== undefined && migration.checksum !== checksum) {
      throw new MigrationRefused(
        `migration ${name} was changed after it had been applied: restore the file, ` +
          'and put the change into a new migration',
      );
    }
  }
  const appliedNames = new Set(applied.map(({ name }) => name));
  return migrations.filter(({ name }) => !appliedNames.has(name));
}

/** False when another program was quicker. */
async function apply(
  transaction: Transaction,
  migration: Migration,
  migrations: readonly Migration[],
): Promise<boolean> {
  await transaction.query(LOCK, [LOCK_KEY]);
  await transaction.runScript(CREATE_TABLE);
  // Compared again: whoever held the lock before may even be a newer program.
  const missing = findMissing(
    migrations,
    (await transaction.query<AppliedMigration>(LIST_APPLIED, [])).rows,
  );
  if (!missing.includes(migration)) return false;
  await transaction.runScript(migration.script);
  const { name, checksum, isBreaking } = migration;
  await transaction.query(RECORD, [name, checksum, isBreaking]);
  return true;
}
