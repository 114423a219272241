/** Reaches the database: the operator's, or our own, which is started if it does not run. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config/index.ts';
import {
  connectionFromUrl,
  findRunningPostgres,
  migrate,
  openDatabase,
  startEmbeddedPostgres,
  type Database,
  type DatabaseConnection,
} from '../db/index.ts';
import type { Logger } from '../lib/logger.ts';

export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../migrations', import.meta.url));
export const HEALTH_QUERY = { name: 'app_health', text: 'select 1' };

/** That of the gateway that runs, or one that is started for as long as the command lasts. */
export async function openForCommand(
  config: Config,
  logger: Logger,
  parts: AsyncDisposableStack,
): Promise<Database> {
  const dataDir = resolve(config.dataDir);
  const running = config.databaseUrl === null ? await findRunningPostgres(dataDir) : null;
  const connection = running ?? (await reachDatabase(config, dataDir, logger, parts));
  const database = parts.adopt(openDatabase(connection, logger), (pool) => pool.close());
  await migrate(database, MIGRATIONS_FOLDER, logger);
  return database;
}

export async function reachDatabase(
  config: Config,
  dataDir: string,
  logger: Logger,
  parts: AsyncDisposableStack,
): Promise<DatabaseConnection> {
  if (config.databaseUrl !== null) return connectionFromUrl(config.databaseUrl);
  const postgres = await startEmbeddedPostgres({ dataDir, logger });
  parts.defer(() => postgres.stop());
  return postgres.connection;
}
