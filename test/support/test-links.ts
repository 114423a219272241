/** Links signed with a secret that no database keeps. */
import type { Links } from '../../src/assets/links.ts';
import { isLinkGood, signLink } from '../../src/assets/sign-link.ts';
import type { Clock } from '../../src/lib/clock.ts';

export function testLinks(clock: Clock): Links {
  const secret = Buffer.alloc(32, 1);
  return {
    refresh: async () => undefined,
    sign: (assetId, expiresAt) => signLink(secret, assetId, expiresAt),
    isGood: async (link) => isLinkGood(secret, link, clock.now()),
  };
}
