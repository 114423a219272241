/** Durable jobs: when something runs, never what. */
export { countJobs, ensurePartitions, enqueueJobs, finishJob, holdClaim } from './jobs.ts';
export { JOBS_CHANNEL, rescheduleJob, wakeJob, type Claim } from './jobs.ts';
export type { JobCount, NewJob } from './jobs.ts';
export { LeaseLost } from './lease-lost.ts';
export { claimJobs } from './claim-jobs.ts';
export { disownDeadInstances } from './disown-dead-instances.ts';
export { startWorker, type Worker, type WorkerParts } from './worker.ts';
