/** Chooses and makes the private folder of the server's socket. */
import { createHash } from 'node:crypto';
import { chown, lstat, mkdir, readFile, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorCode } from '../error-code.ts';
import { EmbeddedPostgresFailed } from './embedded-postgres-failed.ts';
import { isRunning } from './is-running.ts';
import type { User } from './run-as.ts';

export const PORT = 5432;
const SOCKET_NAME = `.s.PGSQL.${PORT}`;

/** The kernel's bound for a socket's path is 107 bytes on Linux and 103 on macOS. */
const MAX_SOCKET_PATH_BYTES = 103;

/** The same for every start on the same cluster, and short however deep the cluster lies. */
export function chooseSocketFolder(cluster: string, temporaryFolder = tmpdir()): string {
  const hash = createHash('sha256').update(cluster).digest('hex').slice(0, 16);
  const preferred = join(temporaryFolder, `reprise-${hash}`);
  const length = Buffer.byteLength(join(preferred, SOCKET_NAME));
  return length <= MAX_SOCKET_PATH_BYTES ? preferred : `/tmp/reprise-${hash}`;
}

/**
 * Whoever reaches the socket is the database's administrator, so a folder that somebody else made
 * under the name, or left open, is refused.
 */
export async function makeSocketFolder(folder: string, owner: User): Promise<void> {
  await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
    if (errorCode(error) !== 'EEXIST') throw error;
  });
  const found = await lstat(folder);
  const isOurs = found.uid === process.geteuid?.() || found.uid === owner.uid;
  if (!found.isDirectory() || !isOurs || (found.mode & 0o077) !== 0) {
    throw new EmbeddedPostgresFailed(
      `${folder} must be a folder that only this user may enter, and is not: remove it`,
    );
  }
  if (found.uid !== owner.uid) await chown(folder, owner.uid, owner.gid);
}

/**
 * To be called when the server has ended. A killed one leaves its socket behind; a next one, that
 * somebody started in this very moment, keeps its own.
 */
export async function removeSocketFolder(folder: string): Promise<void> {
  const lockFile = join(folder, `${SOCKET_NAME}.lock`);
  const pid = Number.parseInt(await readFile(lockFile, 'utf8').catch(() => ''), 10);
  if (pid > 0 && !(await isRunning(pid))) {
    await rm(join(folder, SOCKET_NAME), { force: true });
    await rm(lockFile, { force: true });
  }
  await rmdir(folder).catch(() => undefined);
}
