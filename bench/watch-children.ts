/** What the renderer's child process took while something ran, as the system counts it. */
import { readFileSync } from 'node:fs';
import { readCpuSeconds } from './read-cpu-seconds.ts';

const POLL_MS = 10;

export interface ChildUse {
  /** 10^6 bytes, of the largest child at its largest; null where the system has no /proc. */
  readonly peakMegabytes: number | null;
  /** Of all children together, to a hundredth or two: what they did since the last look is lost. */
  readonly cpuMs: number;
}

export async function watchChildren(work: () => Promise<unknown>): Promise<ChildUse> {
  let peakBytes = 0;
  const cpuSeconds = new Map<string, number>();
  const timer = setInterval(() => {
    for (const child of children()) {
      peakBytes = Math.max(peakBytes, peakBytesOf(child));
      // A child that ends between two looks reads as zero.
      const used = readCpuSeconds(Number(child));
      cpuSeconds.set(child, Math.max(used, cpuSeconds.get(child) ?? 0));
    }
  }, POLL_MS);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  const seconds = [...cpuSeconds.values()].reduce((sum, used) => sum + used, 0);
  return { peakMegabytes: peakBytes === 0 ? null : peakBytes / 1e6, cpuMs: seconds * 1000 };
}

function children(): string[] {
  const list = read(`/proc/${process.pid}/task/${process.pid}/children`);
  return list === '' ? [] : list.split(' ');
}

/** The mark of the highest resident size, which includes the programs' own code. */
function peakBytesOf(child: string): number {
  const kibibytes = /VmHWM:\s+(\d+)/.exec(read(`/proc/${child}/status`))?.[1] ?? '0';
  return Number(kibibytes) * 1024;
}

/** A child may end between two looks. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}
