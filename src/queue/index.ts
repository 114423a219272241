/** Durable jobs: when something runs, never what. */
export { enqueueJob, finishJob, holdClaim, rescheduleJob, wakeJob, type Claim } from './jobs.ts';
export { LeaseLost } from './lease-lost.ts';
export { claimJobs } from './claim-jobs.ts';
export { disownDeadInstances } from './disown-dead-instances.ts';
export { startWorker, type Worker, type WorkerParts } from './worker.ts';
