/** Runs jobs: claims what is due, gives each step to its handler, sleeps until something changes. */
import { setTimeout as sleep } from 'node:timers/promises';
import { backoffDelayMs, type Backoff } from '../lib/backoff.ts';
import { claimJobs } from './claim-jobs.ts';
import { disownDeadInstances } from './disown-dead-instances.ts';
import type { Claim } from './jobs.ts';
import { runStep, type StepParts } from './run-step.ts';
import * as statements from './statements.ts';

export interface WorkerParts extends StepParts {
  readonly instanceId: number;
  readonly listLivingInstances: () => Promise<readonly number[]>;
  /** Steps at once. */
  readonly capacity: number;
}

export interface Worker {
  /** Something may have become due: look now. */
  wake(): void;
  /** Claims nothing more, ends running steps, and leaves the jobs to others. */
  stop(): Promise<void>;
}

/** Even if no notification arrives, the worker looks this often. */
const MAX_SLEEP_MS = 1000;
const DEAD_INSTANCE_CHECK_MS = 2000;
const STOP_GRACE_MS = 5000;
const CLAIM_BACKOFF: Backoff = { firstMs: 100, maxMs: 2000 };

export function startWorker(parts: WorkerParts): Worker {
  const { database, instanceId, logger } = parts;
  const stopping = new AbortController();
  const running = new Map<Claim, Promise<void>>();
  let sleeping: AbortController | null = null;
  let wakeRequested = false;

  function wake(): void {
    wakeRequested = true;
    sleeping?.abort();
  }

  async function sleepUnlessWoken(maxMs: number): Promise<void> {
    if (wakeRequested || stopping.signal.aborted) return;
    sleeping = new AbortController();
    await sleep(maxMs, undefined, { signal: sleeping.signal }).catch(() => undefined);
    sleeping = null;
  }

  async function claimAndRun(): Promise<void> {
    const capacity = parts.capacity - running.size;
    if (capacity <= 0) return;
    for (const claim of await claimJobs(database, instanceId, capacity)) {
      const step = runStep(parts, claim, stopping.signal).finally(() => {
        running.delete(claim);
        wake();
      });
      running.set(claim, step);
    }
  }

  /**
   * A claim whose answer was lost on the way is ours in the database and unknown here. To be called
   * only where no claim is under way.
   */
  async function giveUpLostClaims(): Promise<void> {
    const known = [...running.keys()].map(({ jobId }) => jobId);
    await database.query(statements.GIVE_UP_LOST_CLAIMS, [instanceId, known]);
  }

  async function timeToSleepMs(): Promise<number> {
    if (running.size >= parts.capacity) return MAX_SLEEP_MS;
    const values = [instanceId];
    const { rows } = await database.query<{ dueInMs: number | null }>(statements.NEXT_DUE, values);
    return Math.min(MAX_SLEEP_MS, Math.max(0, rows[0]?.dueInMs ?? MAX_SLEEP_MS));
  }

  async function loop(): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      try {
        wakeRequested = false;
        if (failures > 0) await giveUpLostClaims();
        await claimAndRun();
        await sleepUnlessWoken(await timeToSleepMs());
        failures = 0;
      } catch (error) {
        failures += 1;
        logger.warn({ err: error }, 'the queue could not be read');
        await sleepUnlessWoken(backoffDelayMs(CLAIM_BACKOFF, failures));
      }
    }
  }

  const deadInstanceCheck = setInterval(() => {
    disownDeadInstances(database, parts.listLivingInstances).then(
      (count) => (count > 0 ? wake() : undefined),
      (error: unknown) => logger.warn({ err: error }, 'dead instances could not be looked for'),
    );
  }, DEAD_INSTANCE_CHECK_MS);
  const looping = loop();

  return {
    wake,
    async stop() {
      clearInterval(deadInstanceCheck);
      stopping.abort();
      wake();
      await looping;
      const steps = Promise.all(running.values());
      await Promise.race([steps, sleep(STOP_GRACE_MS, undefined, { ref: false })]);
      // Should this fail, the others take the jobs over when they see that this instance is gone.
      await database.query(statements.DISOWN, [[instanceId]]).catch((error: unknown) => {
        logger.warn({ err: error }, 'the jobs could not be handed over');
      });
    },
  };
}
