/** Says in one line what went wrong, and gives the exit code. */
import { CommanderError } from 'commander';
import { UnreachableError } from '../lib/http-client/index.ts';
import { ApiError } from './api-error.ts';
import type { Output } from './output.ts';
import { InterruptedError, OutputClosedError } from './stop-reasons.ts';
import { UsageError } from './usage-error.ts';

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;

/** A stack tells a developer where, and everyone else nothing: it needs `withStack`. */
export function reportFailure(error: unknown, output: Output, withStack: boolean): number {
  // Commander has already written its line.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_USAGE;
  // Nobody reads on: that is neither worth a line nor a failure.
  if (error instanceof OutputClosedError || errorCode(error) === 'EPIPE') return 0;
  if (error instanceof InterruptedError) return error.exitCode;
  output.note(`error: ${describeFailure(error)}`);
  if (withStack && error instanceof Error) output.stderr.write(`${error.stack}\n`);
  return error instanceof UsageError ? EXIT_USAGE : EXIT_FAILED;
}

/** One line; of a chain of causes the one that says something. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ApiError) return describeApiError(error);
  if (error instanceof UnreachableError) return describeUnreachable(error);
  if (errorCode(error) === 'EADDRINUSE') return describeBusyPort(error);
  return error.message || error.name;
}

function describeApiError(error: ApiError): string {
  const marks = [
    error.code === null ? null : `code ${error.code}`,
    `status ${error.status}`,
    error.requestId === null ? null : `request ${error.requestId}`,
  ];
  return `${error.message} (${marks.filter((mark) => mark !== null).join(', ')})`;
}

/** The innermost cause is the one that says something: ECONNREFUSED, a name that does not resolve. */
function describeUnreachable(error: UnreachableError): string {
  let innermost: Error = error;
  while (innermost.cause instanceof Error) innermost = innermost.cause;
  // A name with several addresses fails with one error for each and a message for none.
  if (innermost instanceof AggregateError) [innermost] = innermost.errors;
  return innermost === error ? error.message : `${error.message}: ${innermost.message}`;
}

function describeBusyPort(error: Error): string {
  const port = 'port' in error ? `Port ${String(error.port)}` : 'The port';
  return `${port} is in use; stop what uses it, or set REPRISE_PORT to another (0 picks a free one).`;
}

function errorCode(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}
