/** Reads the header under which a request may be sent again without being done again. */
import type { FastifyRequest } from 'fastify';
import { RepriseError } from '../core/index.ts';

const HEADER = 'idempotency-key';
/** Visible ASCII: longer than any UUID or hash that clients make. */
const ALLOWED = /^[\x21-\x7e]{1,255}$/;

/** Null where the header is not sent. */
export function readIdempotencyKey(request: FastifyRequest): string | null {
  const value = request.headers[HEADER];
  if (value === undefined) return null;
  if (typeof value === 'string' && ALLOWED.test(value)) return value;
  throw new RepriseError('invalid_parameter', {
    param: 'Idempotency-Key',
    publicText: "The header 'Idempotency-Key' must be 1 to 255 visible ASCII characters.",
  });
}
