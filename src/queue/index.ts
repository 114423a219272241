/** Durable jobs: when something runs, never what. */
export { countJobs, enqueueJob, finishJob, holdClaim, JOBS_CHANNEL } from './jobs.ts';
export { rescheduleJob, wakeJob, type Claim, type NewJob } from './jobs.ts';
export { LeaseLost } from './lease-lost.ts';
export { claimJobs } from './claim-jobs.ts';
export { disownDeadInstances } from './disown-dead-instances.ts';
export { startWorker, type Worker, type WorkerParts } from './worker.ts';
