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

/**
 * Before jobs are added: their partitions and lanes are there from now on, each with its limit. To
 * be done before the transaction locks anything that those lock last who lock partitions.
 */
export async function ensurePartitions(
  transaction: Queryable,
  jobs: readonly Pick<NewJob, 'partition' | 'runningLimit' | 'lane'>[],
): Promise<void> {
  const partitions = new Map(jobs.map((job) => [job.partition, job]));
  const lanes = new Map(jobs.map((job) => [`${job.partition}\0${job.lane.name}`, job]));
  const [ofPartitions, ofLanes] = [[...partitions.values()], [...lanes.values()]];
  await Promise.all([
    transaction.query(statements.ENSURE_PARTITIONS, [
      ofPartitions.map(({ partition }) => partition),
      ofPartitions.map(({ runningLimit }) => runningLimit),
    ]),
    transaction.query(statements.ENSURE_LANES, [
      ofLanes.map(({ partition }) => partition),
      ofLanes.map(({ lane }) => lane.name),
      ofLanes.map(({ lane }) => lane.runningLimit ?? UNLIMITED),
    ]),
  ]);
}

/** They start in this order. */
export async function enqueueJobs(transaction: Queryable, jobs: readonly NewJob[]): Promise<void> {
  await transaction.query(statements.ENQUEUE, [
    jobs.map(({ id }) => id),
    jobs.map(({ kind }) => kind),
    jobs.map(({ partition }) => partition),
    jobs.map(({ lane }) => lane.name),
  ]);
  transaction.notifyAfterCommit(JOBS_CHANNEL, '');
}

export interface JobCount {
  readonly partition: string;
  /** Null for all of the partition's. */
  readonly lane: string | null;
  readonly most: number;
}

/** How many jobs there are, waiting or started, of each partition or lane; of each at most `most`. */
export async function countJobs(
  database: Queryable,
  asked: readonly JobCount[],
): Promise<number[]> {
  if (asked.length === 0) return [];
  const { rows } = await database.query<{ count: number }>(statements.COUNT_JOBS, [
    asked.map(({ partition }) => partition),
    asked.map(({ lane }) => lane),
    asked.map(({ most }) => most),
  ]);
  return rows.map(({ count }) => count);
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
