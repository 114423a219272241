/** Errors in OpenAI's shape: all four members of `error`, always. */
import type { DialectReply, ErrorEntry, RepriseError } from '../../core/index.ts';

const TYPE_BY_OWNER: Record<ErrorEntry['owner'], string> = {
  caller: 'invalid_request_error',
  quota: 'rate_limit_error',
  upstream: 'server_error',
  gateway: 'server_error',
  operator: 'server_error',
};

/** What OpenAI says when an account has no money left; the status is 429 all the same. */
const TYPE_BY_CODE: Partial<Record<RepriseError['code'], string>> = {
  insufficient_balance: 'insufficient_quota',
  budget_exceeded: 'insufficient_quota',
};

export function encodeError(error: RepriseError): DialectReply {
  const { status, owner, retryable } = error.entry;
  const headers: Record<string, string> = { 'x-should-retry': String(retryable) };
  if (error.retryAfterSeconds !== null) headers['retry-after'] = String(error.retryAfterSeconds);
  const body = {
    error: {
      message: error.publicText,
      type: TYPE_BY_CODE[error.code] ?? TYPE_BY_OWNER[owner],
      param: error.param,
      code: error.code,
    },
  };
  return { status, headers, body };
}
