/** Tells a database that does not answer from a statement that it refuses. */
import { errorCode } from './error-code.ts';
import { UnavailableError } from '../lib/unavailable-error.ts';

/**
 * The server is away, starting, stopping or full. A statement outside a transaction may have been
 * carried out all the same, and so may a commit.
 */
export class DatabaseUnavailable extends UnavailableError {
  override readonly name = 'DatabaseUnavailable';
}

const SYSTEM_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'ETIMEDOUT',
]);

/** Connection exceptions, insufficient resources, and 57P0x: shut down, crashed, not yet started. */
const SQL_STATES = /^(08...|53...|57P0.)$/;

/** The driver gives these no code. */
const DRIVER_MESSAGES = [
  'Connection terminated',
  'Client has encountered a connection error',
  'Client was closed',
  'Query read timeout',
  'timeout exceeded when trying to connect',
  'timeout expired',
  'Cannot use a pool after calling end',
];

export function isUnavailable(error: unknown): boolean {
  if (error instanceof DatabaseUnavailable) return true;
  // A host name with several addresses fails with all their errors in one.
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  if (!(error instanceof Error)) return false;
  const code = errorCode(error);
  if (SYSTEM_CODES.has(code) || SQL_STATES.test(code)) return true;
  return code === '' && DRIVER_MESSAGES.some((message) => error.message.startsWith(message));
}

/** The error to throw on: what callers must be able to recognise has one class. */
export function toDatabaseError(error: unknown): unknown {
  if (!isUnavailable(error) || error instanceof DatabaseUnavailable) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new DatabaseUnavailable(`the database does not answer: ${detail}`, { cause: error });
}
