/** Ends the server, gently first. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../../lib/logger.ts';
import { isRunning } from './is-running.ts';

const POLL_MS = 10;

/** Each signal and how long it may take: disconnect everyone and write all out · let go · kill. */
const STEPS = [
  { signal: 'SIGINT', waitMs: 15_000 },
  { signal: 'SIGQUIT', waitMs: 5000 },
  { signal: 'SIGKILL', waitMs: 5000 },
] as const;

/** Whatever way it ends, nothing that was committed is lost. */
export async function stopPostmaster(pid: number, logger: Logger): Promise<void> {
  for (const { signal, waitMs } of STEPS) {
    if (!signalProcess(pid, signal)) return;
    for (let waitedMs = 0; waitedMs < waitMs; waitedMs += POLL_MS) {
      if (!(await isRunning(pid))) return;
      await sleep(POLL_MS);
    }
    logger.warn({ pid, signal }, 'PostgreSQL did not stop in time');
  }
}

/** False when the process is gone. */
export function signalProcess(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
