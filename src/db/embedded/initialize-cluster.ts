/** Makes the files of a new database cluster. */
import { execFile } from 'node:child_process';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pid } from 'node:process';
import { promisify } from 'node:util';
import { errorCode } from '../error-code.ts';
import { CHILD_ENVIRONMENT } from './child-environment.ts';
import { EmbeddedPostgresFailed } from './embedded-postgres-failed.ts';
import { giveToUser } from './give-to-user.ts';
import { isRunning } from './is-running.ts';
import type { RunAs } from './run-as.ts';

/** The only user of the server; nobody but us reaches its socket. */
export const SUPERUSER = 'reprise';

const UNFINISHED = /^postgres-initializing-(\d+)$/;

/**
 * The cluster appears under its name only when it is whole. Of two processes that do this at once
 * one wins, and the other goes on with the winner's.
 */
export async function initializeCluster(
  cluster: string,
  initdb: string,
  runAs: RunAs,
): Promise<void> {
  const unfinished = join(dirname(cluster), `postgres-initializing-${pid}`);
  await mkdir(unfinished, { mode: 0o700 });
  try {
    await giveToUser(unfinished, runAs.owner);
    await runInitdb(initdb, unfinished, runAs);
    await rename(unfinished, cluster);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!['ENOTEMPTY', 'EEXIST'].includes(errorCode(error))) throw error;
  }
}

/** What killed processes left; a running one's is left alone. */
export async function removeUnfinishedClusters(dataFolder: string): Promise<void> {
  for (const name of await readdir(dataFolder)) {
    const maker = UNFINISHED.exec(name)?.[1];
    if (maker === undefined || (Number(maker) !== pid && (await isRunning(Number(maker)))))
      continue;
    await rm(join(dataFolder, name), { recursive: true, force: true });
  }
}

/** The built-in collation sorts the same on every machine; the system's changes with its libraries. */
async function runInitdb(initdb: string, folder: string, runAs: RunAs): Promise<void> {
  const encoding = ['--encoding=UTF8', '--locale=C'];
  const collation = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = [`--username=${SUPERUSER}`, '--auth=trust', '--data-checksums'];
  const command = [...runAs.prefix, initdb, '-D', folder, ...encoding, ...collation, ...access];
  const [program = initdb, ...parameters] = command;
  try {
    await promisify(execFile)(program, [...parameters, '--no-instructions'], {
      env: CHILD_ENVIRONMENT,
    });
  } catch (error) {
    const output = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    throw new EmbeddedPostgresFailed(`initdb could not make a database in ${folder}: ${output}`, {
      cause: error,
    });
  }
}
