/** Finds the server that works on a cluster, if one does, by the lock file that it keeps there. */
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning } from './is-running.ts';

export interface Postmaster {
  readonly pid: number;
  /** Empty in the first moments of a start. */
  readonly socketFolder: string;
  /** It ends its connections one by one, so some may still be answered. */
  readonly isStopping: boolean;
}

/** Changes nothing. */
export async function findPostmaster(cluster: string): Promise<Postmaster | null> {
  const locker = await readLockFile(cluster);
  if (locker === null || !(await isRunning(locker.pid))) return null;
  return (await worksIn(locker.pid, cluster)) === false ? null : locker;
}

/**
 * After a restart of the machine the number in the file belongs to some other process. PostgreSQL
 * asks only whether the number is taken, and would refuse to start for as long as that one runs.
 */
export async function removeMisleadingLockFile(cluster: string): Promise<void> {
  const locker = await readLockFile(cluster);
  if (locker === null || !(await isRunning(locker.pid))) return;
  if ((await worksIn(locker.pid, cluster)) === false) await rm(lockFileOf(cluster));
}

async function readLockFile(cluster: string): Promise<Postmaster | null> {
  const text = await readFile(lockFileOf(cluster), 'utf8').catch(() => '');
  const [pidText = '', , , , socketFolder = '', , , status = ''] = text.split('\n');
  const pid = Number(pidText);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, socketFolder, isStopping: status.trim() === 'stopping' };
}

function lockFileOf(cluster: string): string {
  return join(cluster, 'postmaster.pid');
}

/** A server's working folder is its cluster. Null when the system does not tell. */
async function worksIn(pid: number, cluster: string): Promise<boolean | null> {
  try {
    const [current, expected] = await Promise.all([stat(`/proc/${pid}/cwd/`), stat(cluster)]);
    return current.ino === expected.ino && current.dev === expected.dev;
  } catch {
    return null;
  }
}
