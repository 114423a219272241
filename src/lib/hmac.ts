/** Signs a text with a secret that both sides know: HMAC with SHA-256. */
import { createHmac } from 'node:crypto';

export function hmacSha256(
  secret: string | Buffer,
  text: string,
  encoding: 'hex' | 'base64',
): string {
  return createHmac('sha256', secret).update(text).digest(encoding);
}
