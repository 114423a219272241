/** Tells whether a process runs. */
import { readFile } from 'node:fs/promises';
import { errorCode } from '../error-code.ts';

/** A process that has ended but that its parent has not asked about (a zombie) does not run. */
export async function isRunning(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process runs, whether or not we may signal it.
    return errorCode(error) === 'EPERM' ? await isAwake(pid) : false;
  }
  return await isAwake(pid);
}

async function isAwake(pid: number): Promise<boolean> {
  try {
    const status = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The state follows the name, which stands in brackets and may hold anything.
    return !status.slice(status.lastIndexOf(')')).startsWith(') Z');
  } catch {
    // A system without /proc cannot tell; a process that ended just now is asked about again.
    return true;
  }
}
