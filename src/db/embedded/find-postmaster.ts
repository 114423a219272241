/** Finds the server that works on a cluster, if one does, by the lock file that it keeps there. */
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning } from './is-running.ts';

export interface Postmaster {
  readonly pid: number;
  /** Empty in the first moments of a start. */
  readonly socketFolder: string;
}

export async function findPostmaster(cluster: string): Promise<Postmaster | null> {
  const lockFile = join(cluster, 'postmaster.pid');
  const text = await readFile(lockFile, 'utf8').catch(() => '');
  const [pidText = '', , , , socketFolder = ''] = text.split('\n');
  const pid = Number(pidText);
  if (!Number.isInteger(pid) || pid <= 0 || !(await isRunning(pid))) return null;
  if ((await worksIn(pid, cluster)) !== false) return { pid, socketFolder };
  // After a restart of the machine the number belongs to some other process, and PostgreSQL, which
  // asks only whether the number is taken, would refuse to start for as long as that one runs.
  await rm(lockFile, { force: true });
  return null;
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
