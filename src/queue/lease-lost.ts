/**
 * The step no longer owns its job: another instance took it over. Nothing it does may count, so
 * its transaction is rolled back and the step ends without a trace.
 */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';

  constructor(jobId: string) {
    super(`job ${jobId} was taken over`);
  }
}
