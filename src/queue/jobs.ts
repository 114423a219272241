/** What other rooms do to jobs, always inside their own transaction. */
import type { Queryable } from '../db/index.ts';
import { LeaseLost } from './lease-lost.ts';
import * as statements from './statements.ts';

/** One step of a job, given to one instance. */
export interface Claim {
  readonly jobId: string;
  readonly kind: string;
  readonly owner: number;
  /** Fences writes: a later claim of the same job has a higher one. */
  readonly epoch: number;
  /** Steps in a row that ended in an unexpected error before this one. */
  readonly failures: number;
  /** Without one, the step may only end its job: it is not its turn. */
  readonly hasSlot: boolean;
}

export interface NewJob {
  readonly id: string;
  readonly kind: string;
  /** Jobs of one partition start in order, at most `runningLimit` at a time. */
  readonly partition: string;
  readonly runningLimit: number;
  /** A part of the partition whose jobs have a limit beside the partition's; null is none. */
  readonly lane: { readonly name: string; readonly runningLimit: number | null };
}

/** Where it is told that a job may have become due; whoever has a worker wakes it. */
export const JOBS_CHANNEL = 'jobs';

/** What PostgreSQL's integer can hold: more than will ever run. */
const UNLIMITED = 2_147_483_647;

export async function enqueueJob(transaction: Queryable, job: NewJob): Promise<void> {
  const { id, kind, partition, runningLimit, lane } = job;
  const laneLimit = lane.runningLimit ?? UNLIMITED;
  const values = [id, kind, partition, lane.name, runningLimit, laneLimit];
  await transaction.query(statements.ENQUEUE, values);
  transaction.notifyAfterCommit(JOBS_CHANNEL, '');
}

/** How many jobs there are, waiting or started, of a partition or one lane of it; at most `most`. */
export async function countJobs(
  database: Queryable,
  partition: string,
  lane: string | null,
  most: number,
): Promise<number> {
  const values = [partition, lane, most];
  const { rows } = await database.query<{ count: number }>(statements.COUNT_JOBS, values);
  return rows[0]?.count ?? 0;
}

/** Lets a step write in the middle: nobody can take the job over until the transaction ends. */
export async function holdClaim(transaction: Queryable, claim: Claim): Promise<void> {
  const values = [claim.jobId, claim.owner, claim.epoch];
  const result = await transaction.query(statements.HOLD_CLAIM, values);
  if (result.rowCount === 0) throw new LeaseLost(claim.jobId);
}

/** Ends this step; the next comes after `delayMs`. Throws {@link LeaseLost}. */
export async function rescheduleJob(
  transaction: Queryable,
  claim: Claim,
  delayMs: number,
  failures = 0,
): Promise<void> {
  const values = [claim.jobId, claim.owner, claim.epoch, Math.round(delayMs), failures];
  const result = await transaction.query(statements.RESCHEDULE, values);
  if (result.rowCount === 0) throw new LeaseLost(claim.jobId);
}

/** Ends the job and gives its slot back. Throws {@link LeaseLost}. */
export async function finishJob(transaction: Queryable, claim: Claim): Promise<void> {
  const values = [claim.jobId, claim.owner, claim.epoch];
  const result = await transaction.query(statements.FINISH, values);
  if (result.rowCount === 0) throw new LeaseLost(claim.jobId);
  transaction.notifyAfterCommit(JOBS_CHANNEL, '');
}

/**
 * Makes a job due now, if it still exists, even when it is not its turn; a step that begins later
 * sees what changed. What is woken during a step is due again right after it.
 */
export async function wakeJob(transaction: Queryable, jobId: string): Promise<void> {
  await transaction.query(statements.WAKE, [jobId]);
  transaction.notifyAfterCommit(JOBS_CHANNEL, '');
}
