/** Finds the built-in PostgreSQL of a data folder if another process runs it. */
import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseConnection } from '../database-connection.ts';
import { connectionTo } from './bring-up.ts';
import { findPostmaster } from './find-postmaster.ts';

/** Null when nothing runs there; nothing is started or changed. */
export async function findRunningPostgres(dataDir: string): Promise<DatabaseConnection | null> {
  const dataFolder = await realpath(dataDir).catch(() => null);
  if (dataFolder === null) return null;
  const postmaster = await findPostmaster(join(dataFolder, 'postgres'));
  if (postmaster === null || postmaster.socketFolder === '' || postmaster.isStopping) return null;
  return connectionTo(postmaster.socketFolder);
}
