/**
 * Signs a message as the Standard Webhooks specification says
 * (github.com/standard-webhooks/standard-webhooks), which OpenAI's and many other clients verify.
 */
import { hmacSha256 } from '../lib/hmac.ts';
import { randomSecret } from '../lib/random.ts';

const SECRET_PREFIX = 'whsec_';
/** The specification asks for 24 to 64. */
const SECRET_BYTES = 32;

export interface Message {
  readonly id: string;
  /** The very text that is sent. */
  readonly body: string;
}

export function newSigningSecret(): string {
  return SECRET_PREFIX + randomSecret(SECRET_BYTES).toString('base64');
}

/** With more than one secret each signs; a receiver is content with one that it knows. */
export function signMessage(
  { id, body }: Message,
  secrets: readonly string[],
  now: Date,
): Record<string, string> {
  const timestamp = Math.floor(now.getTime() / 1000);
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64');
    return `v1,${hmacSha256(key, `${id}.${timestamp}.${body}`, 'base64')}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.join(' '),
  };
}
