/** Which processes of this machine mention a text in their command line; Linux only. */
import { readdir, readFile } from 'node:fs/promises';

export async function findProcesses(text: string): Promise<number[]> {
  const names = await readdir('/proc');
  const pids = names.map(Number).filter((pid) => pid > 0 && pid !== process.pid);
  const matches = await Promise.all(pids.map((pid) => mentions(pid, text)));
  return pids.filter((_, index) => matches[index]);
}

async function mentions(pid: number, text: string): Promise<boolean> {
  try {
    // A zombie's command line is empty, so that only the living are found.
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).includes(text);
  } catch {
    return false; // It has ended meanwhile.
  }
}
