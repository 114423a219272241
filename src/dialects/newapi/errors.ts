/** Errors in OpenAI's shape, which new-api has taken over. */
import type { DialectReply, ErrorEntry, RepriseError } from '../../core/index.ts';

const TYPES: Record<ErrorEntry['owner'], string> = {
  caller: 'invalid_request_error',
  quota: 'rate_limit_error',
  upstream: 'server_error',
  gateway: 'server_error',
  operator: 'server_error',
};

export function encodeError(error: RepriseError): DialectReply {
  const { status, owner, retryable } = error.entry;
  const headers: Record<string, string> = { 'x-should-retry': String(retryable) };
  if (error.retryAfterSeconds !== null) headers['retry-after'] = String(error.retryAfterSeconds);
  const { publicText: message, param, code } = error;
  return { status, headers, body: { error: { message, type: TYPES[owner], param, code } } };
}
