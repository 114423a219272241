/** Errors in OpenAI's shape: all four members of `error`, always. */
import { ERROR_CATALOGUE } from '../../core/index.ts';
import type { DialectReply, ErrorCode, ErrorEntry, RepriseError } from '../../core/index.ts';

/** By owner, so that a code that is new in the catalogue never breaks a dialect. */
const TYPE_BY_OWNER: Record<ErrorEntry['owner'], string> = {
  caller: 'invalid_request_error',
  quota: 'rate_limit_error',
  upstream: 'server_error',
  gateway: 'server_error',
  operator: 'server_error',
};

/** OpenAI has no 402: no money is this, and programs look for it; type and code are the same word. */
const NO_MONEY = 'insufficient_quota';
const NO_MONEY_CODES: ReadonlySet<ErrorCode> = new Set(['insufficient_balance', 'budget_exceeded']);

export function encodeError(error: RepriseError): DialectReply {
  const { publicText: message, param, entry } = error;
  const { type, code } = errorWords(error);
  const body = { error: { message, type, param, code } };
  return { status: entry.status, headers: retryHeaders(error), body };
}

/** How OpenAI names the kind of an error, and the error. */
export function errorWords({ code, entry }: RepriseError): { type: string; code: string } {
  if (NO_MONEY_CODES.has(code)) return { type: NO_MONEY, code: NO_MONEY };
  return { type: TYPE_BY_OWNER[entry.owner], code };
}

/** Of vendors that do have a 402. */
export function statusWith402({ code, entry }: RepriseError): number {
  return NO_MONEY_CODES.has(code) ? 402 : entry.status;
}

/** Of a failed video's code; one that the catalogue does not have is a failure like any other. */
export function entryOfFailure(failureCode: string): ErrorEntry {
  const entry = Object.entries(ERROR_CATALOGUE).find(([code]) => code === failureCode)?.[1];
  return entry ?? ERROR_CATALOGUE.generation_failed;
}

/** The SDKs send a request again by these, and by the status only where they are absent. */
export function retryHeaders({ entry, retryAfterSeconds }: RepriseError): Record<string, string> {
  const headers: Record<string, string> = { 'x-should-retry': String(entry.retryable) };
  if (retryAfterSeconds !== null) headers['retry-after'] = String(retryAfterSeconds);
  return headers;
}
