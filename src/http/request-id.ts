/** How requests are named, in logs and in `x-request-id`. */
import { randomHex } from '../lib/random.ts';

export function newRequestId(): string {
  return `req_${randomHex(16)}`;
}
