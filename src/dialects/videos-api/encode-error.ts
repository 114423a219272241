/** Errors in OpenAI's shape: all four members of `error`, always. */
import type { DialectReply, ErrorEntry, RepriseError } from '../../core/index.ts';

/** By owner, so that a new code never breaks a dialect. */
const TYPE_BY_OWNER: Record<ErrorEntry['owner'], string> = {
  caller: 'invalid_request_error',
  quota: 'rate_limit_error',
  upstream: 'server_error',
  gateway: 'server_error',
  operator: 'server_error',
};

export function encodeError(error: RepriseError): DialectReply {
  const { publicText: message, param, code, entry } = error;
  const body = { error: { message, type: errorType(error), param, code } };
  return { status: entry.status, headers: retryHeaders(error), body };
}

export function errorType({ entry }: RepriseError): string {
  return TYPE_BY_OWNER[entry.owner];
}

/** The SDKs send a request again by these, and by the status only where they are absent. */
export function retryHeaders({ entry, retryAfterSeconds }: RepriseError): Record<string, string> {
  const headers: Record<string, string> = { 'x-should-retry': String(entry.retryable) };
  if (retryAfterSeconds !== null) headers['retry-after'] = String(retryAfterSeconds);
  return headers;
}
