/** Errors in APIMart's shape: `code` is the HTTP status, as a number. */
import type { DialectReply, RepriseError } from '../../core/index.ts';
import { errors } from '../videos-api/index.ts';

/** Source: the page on editing videos; 503 and 504 are named in its manner. */
const TYPES: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  402: 'payment_required',
  403: 'permission_error',
  404: 'not_found_error',
  429: 'rate_limit_error',
  500: 'server_error',
  502: 'bad_gateway',
  503: 'service_unavailable',
  504: 'gateway_timeout',
};

export function errorType(status: number): string {
  return TYPES[status] ?? (status >= 500 ? 'server_error' : 'invalid_request_error');
}

export function encodeError(error: RepriseError): DialectReply {
  const status = errors.statusWith402(error);
  const body = { error: { code: status, message: error.publicText, type: errorType(status) } };
  return { status, headers: errors.retryHeaders(error), body };
}
