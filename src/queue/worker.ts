/** Runs jobs: claims what is due, gives each step to its handler, sleeps until something changes. */
import { setTimeout as sleep } from 'node:timers/promises';
import { backoffDelayMs, type Backoff } from '../lib/backoff.ts';
import type { Logger } from '../lib/logger.ts';
import type { Queryable } from '../db/index.ts';
import { claimJobs } from './claim-jobs.ts';
import { disownDeadInstances } from './disown-dead-instances.ts';
import { rescheduleJob, type Claim } from './jobs.ts';
import { LeaseLost } from './lease-lost.ts';
import * as statements from './statements.ts';

/**
 * Does one step and ends it with `finishJob` or `rescheduleJob` in its own transaction. A step that
 * throws is tried again after a while; one that returns without ending its claim is a fault.
 */
export type JobHandler = (claim: Claim, signal: AbortSignal) => Promise<void>;

export interface WorkerParts {
  readonly database: Queryable;
  readonly instanceId: number;
  readonly listLivingInstances: () => Promise<readonly number[]>;
  readonly handlers: Readonly<Record<string, JobHandler>>;
  /** Steps at once. */
  readonly capacity: number;
  readonly logger: Logger;
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
const STEP_BACKOFF: Backoff = { firstMs: 250, maxMs: 60_000 };
const CLAIM_BACKOFF: Backoff = { firstMs: 100, maxMs: 2000 };

export function startWorker(parts: WorkerParts): Worker {
  const { database, instanceId, logger } = parts;
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  let sleeping: AbortController | null = null;
  let wakeRequested = false;

  function wake(): void {
    wakeRequested = true;
    sleeping?.abort();
  }

  async function runStep(claim: Claim): Promise<void> {
    try {
      const handler = parts.handlers[claim.kind];
      if (handler === undefined) throw new Error(`no handler for jobs of kind ${claim.kind}`);
      await handler(claim, stopping.signal);
    } catch (error) {
      await retryStep(claim, error);
    }
  }

  async function retryStep(claim: Claim, error: unknown): Promise<void> {
    if (error instanceof LeaseLost || stopping.signal.aborted) return;
    const failures = claim.failures + 1;
    const delayMs = backoffDelayMs(STEP_BACKOFF, failures);
    logger.warn({ err: error, jobId: claim.jobId, failures, delayMs }, 'a step failed');
    await putBack(claim, delayMs, failures);
  }

  /** Without this a step that failed with the database would keep its job claimed for ever. */
  async function putBack(claim: Claim, delayMs: number, failures: number): Promise<void> {
    for (let tries = 0; !stopping.signal.aborted; tries += 1) {
      try {
        return await rescheduleJob(database, claim, delayMs, failures);
      } catch (error) {
        if (error instanceof LeaseLost) return;
        logger.warn({ err: error, jobId: claim.jobId }, 'a failed step could not be put back');
        await sleep(backoffDelayMs(CLAIM_BACKOFF, tries));
      }
    }
  }

  async function claimAndRun(): Promise<void> {
    const capacity = parts.capacity - running.size;
    if (capacity <= 0) return;
    for (const claim of await claimJobs(database, instanceId, capacity)) {
      const step = runStep(claim).finally(() => {
        running.delete(step);
        wake();
      });
      running.add(step);
    }
  }

  async function sleepUntilDue(maxMs: number): Promise<void> {
    if (wakeRequested || stopping.signal.aborted) return;
    sleeping = new AbortController();
    await sleep(maxMs, undefined, { signal: sleeping.signal }).catch(() => undefined);
    sleeping = null;
  }

  async function nextDueMs(): Promise<number> {
    const { rows } = await database.query<{ dueInMs: number | null }>(statements.NEXT_DUE, [
      instanceId,
    ]);
    return Math.min(MAX_SLEEP_MS, Math.max(0, rows[0]?.dueInMs ?? MAX_SLEEP_MS));
  }

  async function loop(): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      try {
        wakeRequested = false;
        await claimAndRun();
        const isFull = running.size >= parts.capacity;
        await sleepUntilDue(isFull ? MAX_SLEEP_MS : await nextDueMs());
        failures = 0;
      } catch (error) {
        failures += 1;
        logger.warn({ err: error }, 'the queue could not be read');
        await sleepUntilDue(backoffDelayMs(CLAIM_BACKOFF, failures));
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
      await Promise.race([Promise.all(running), sleep(STOP_GRACE_MS, undefined, { ref: false })]);
      await database.query(statements.DISOWN, [[instanceId]]);
    },
  };
}
