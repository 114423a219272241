/** Which addresses may be told of events. */
import { RepriseError } from '../core/index.ts';

/**
 * `https`: public https addresses only · `http`: plain http to public addresses as well ·
 * `any`: also addresses that are not public, for trying things out and closed networks.
 */
export const WEBHOOK_TARGETS = ['https', 'http', 'any'] as const;
export type WebhookTargets = (typeof WEBHOOK_TARGETS)[number];

const MAX_URL_LENGTH = 2048;

/**
 * Throws `invalid_parameter`. Where the name leads is not looked at here: that is checked at each
 * delivery, since it may lead elsewhere by then.
 */
export function checkTarget(url: string, param: string, targets: WebhookTargets): void {
  const { protocol, username, password } = URL.canParse(url) ? new URL(url) : { protocol: '' };
  const isAllowed = protocol === 'https:' || (protocol === 'http:' && targets !== 'https');
  const hasCredentials = username !== undefined && `${username}${password}` !== '';
  if (isAllowed && !hasCredentials && url.length <= MAX_URL_LENGTH) return;
  const schemes = targets === 'https' ? 'an https://' : 'an http:// or https://';
  throw new RepriseError('invalid_parameter', {
    param,
    publicText: `'${param}' must be ${schemes} URL without a password, of at most ${MAX_URL_LENGTH} characters.`,
  });
}
