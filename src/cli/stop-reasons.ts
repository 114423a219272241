/** Why a command ends before its work is done, although nothing went wrong with the work. */

/** The numbers that a shell adds 128 to. */
const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

export type StopSignal = keyof typeof SIGNAL_NUMBERS;

/** Someone asked the command to stop, usually with Ctrl-C. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
  readonly exitCode: number;

  constructor(signal: StopSignal) {
    super(`stopped by ${signal}`);
    this.exitCode = 128 + SIGNAL_NUMBERS[signal];
  }
}

/** Whoever read our output has gone, as `head` does when it has enough. */
export class OutputClosedError extends Error {
  override readonly name = 'OutputClosedError';

  constructor() {
    super('nobody reads the output any more');
  }
}

/** Makes of an error of the output stream the reason to stop; a full disk stays an error. */
export function closedOutputReason(error: Error): Error {
  return 'code' in error && error.code === 'EPIPE' ? new OutputClosedError() : error;
}
