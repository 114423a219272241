/** Errors in OpenRouter's shape: `code` is the HTTP status, as a number. */
import type { DialectReply, RepriseError } from '../../core/index.ts';
import { errors } from '../videos-api/index.ts';

export function encodeError(error: RepriseError): DialectReply {
  const status = errors.statusWith402(error);
  const body = { error: { code: status, message: error.publicText } };
  return { status, headers: errors.retryHeaders(error), body };
}
