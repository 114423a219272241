/** Runs one claimed step, and puts its job back if the step fails. */
import { setTimeout as sleep } from 'node:timers/promises';
import { backoffDelayMs, type Backoff } from '../lib/backoff.ts';
import type { Logger } from '../lib/logger.ts';
import type { Queryable } from '../db/index.ts';
import { rescheduleJob, type Claim } from './jobs.ts';
import { LeaseLost } from './lease-lost.ts';

/**
 * Does one step and ends it with `finishJob` or `rescheduleJob` in its own transaction. A step that
 * throws is tried again after a while; one that returns without ending its claim is a fault.
 */
export type JobHandler = (claim: Claim, signal: AbortSignal) => Promise<void>;

export interface StepParts {
  readonly database: Queryable;
  readonly handlers: Readonly<Record<string, JobHandler>>;
  readonly logger: Logger;
}

const STEP_BACKOFF: Backoff = { firstMs: 250, maxMs: 60_000 };
const PUT_BACK_BACKOFF: Backoff = { firstMs: 100, maxMs: 2000 };

/** Never rejects. */
export async function runStep(parts: StepParts, claim: Claim, signal: AbortSignal): Promise<void> {
  try {
    const handler = parts.handlers[claim.kind];
    if (handler === undefined) throw new Error(`no handler for jobs of kind ${claim.kind}`);
    await handler(claim, signal);
  } catch (error) {
    if (error instanceof LeaseLost || signal.aborted) return;
    const failures = claim.failures + 1;
    const delayMs = backoffDelayMs(STEP_BACKOFF, failures);
    parts.logger.warn({ err: error, jobId: claim.jobId, failures, delayMs }, 'a step failed');
    await putBack(parts, { ...claim, failures }, delayMs, signal);
  }
}

/** Without this a step that failed with the database would keep its job claimed for ever. */
async function putBack(
  { database, logger }: StepParts,
  claim: Claim,
  delayMs: number,
  signal: AbortSignal,
): Promise<void> {
  for (let tries = 0; !signal.aborted; tries += 1) {
    try {
      return await rescheduleJob(database, claim, delayMs, claim.failures);
    } catch (error) {
      if (error instanceof LeaseLost) return;
      logger.warn({ err: error, jobId: claim.jobId }, 'a failed step could not be put back');
      await sleep(backoffDelayMs(PUT_BACK_BACKOFF, tries));
    }
  }
}
