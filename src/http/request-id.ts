/** How requests are named, in logs and in `x-request-id`. */
import { randomId } from '../lib/random.ts';

/** By way of a UUID, for which Node draws randomness for many at a time. */
export function newRequestId(): string {
  return `req_${randomId().replaceAll('-', '')}`;
}
