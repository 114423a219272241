/** What a browser may do for the studio's page: load its own files, talk to this gateway, no more. */
import type { Delivery } from '../content/hand-over.ts';

export function pageHeaders(delivery: Delivery): Readonly<Record<string, string>> {
  // A store of one's own may be anywhere, and a browser judges where a redirect leads as well.
  const media = delivery === 'redirect' ? "'self' https: http:" : "'self'";
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src ${media} data: blob:`,
    `media-src ${media}`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    // A new build has new names of files.
    'cache-control': 'no-cache',
  };
}
