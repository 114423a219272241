/** Errors in OpenRouter's shape: `code` is the HTTP status, as a number. */
import type { DialectReply, RepriseError } from '../../core/index.ts';
import { isNoMoney, retryHeaders } from '../videos-api/index.ts';

export function encodeError(error: RepriseError): DialectReply {
  const status = isNoMoney(error.code) ? 402 : error.entry.status;
  const body = { error: { code: status, message: error.publicText } };
  return { status, headers: retryHeaders(error), body };
}
