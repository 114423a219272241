/** Puts a bench on the same footing as what it measures, which a busy machine would otherwise tilt. */
import { enableCompileCache } from 'node:module';
import { constants, setPriority } from 'node:os';

/**
 * Children render with a lower priority, so that the floor must too; threads started from here on
 * inherit it. Compiled modules are kept from run to run, as `bin/reprise.js` has it.
 */
export function workLikeAChild(): void {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  enableCompileCache();
}

/** User and system, of all threads of this process. */
export function ownCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
