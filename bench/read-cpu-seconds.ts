/** Processor time of another process: a busy machine takes no more of it, only longer. */
import { readFileSync } from 'node:fs';

/** User and system, in the kernel's hundredths; zero where there is no such file. */
export function readCpuSeconds(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}
