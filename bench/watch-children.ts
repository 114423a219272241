/** How much memory the renderer's child process took at most, as the system counts it. */
import { readFileSync } from 'node:fs';

const POLL_MS = 20;

/** Megabytes (10^6 bytes) of the largest child while `work` ran; null where the system has no /proc. */
export async function withPeakMemory<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; peakMegabytes: number | null }> {
  let peakBytes = 0;
  const timer = setInterval(() => (peakBytes = Math.max(peakBytes, largestChildBytes())), POLL_MS);
  try {
    const result = await work();
    return { result, peakMegabytes: peakBytes === 0 ? null : peakBytes / 1e6 };
  } finally {
    clearInterval(timer);
  }
}

/** The mark of the highest resident size, which includes the programs' own code. */
function largestChildBytes(): number {
  const children = read(`/proc/${process.pid}/task/${process.pid}/children`).split(' ');
  const sizes = children.map((child) => {
    const kibibytes = /VmHWM:\s+(\d+)/.exec(read(`/proc/${child}/status`))?.[1] ?? '0';
    return Number(kibibytes) * 1024;
  });
  return Math.max(0, ...sizes);
}

/** A child may end between two looks. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}
