/** Errors in OpenRouter's shape: `code` is the HTTP status, as a number. */
import type { DialectReply, RepriseError } from '../../core/index.ts';

export function encodeError(error: RepriseError): DialectReply {
  const { status } = error.entry;
  const headers: Record<string, string> = {};
  if (error.retryAfterSeconds !== null) headers['retry-after'] = String(error.retryAfterSeconds);
  return { status, headers, body: { error: { code: status, message: error.publicText } } };
}
