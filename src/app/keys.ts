/** Keys for whoever runs the gateway on this machine. */
import type { Identity } from '../identity/index.ts';
import { systemClock } from '../lib/clock.ts';

export const OWNERS_SCOPES = ['videos', 'admin'] as const;
const SHORT_LIVED_KEY_MS = 12 * 3600 * 1000;

/** A key that expires by itself, if it is not given back before. */
export interface LentKey {
  readonly key: string;
  giveBack(): Promise<void>;
}

export async function lendKey(identity: Identity): Promise<LentKey> {
  const expiresAt = new Date(systemClock.now().getTime() + SHORT_LIVED_KEY_MS);
  const key = await createOwnersKey(identity, 'command line', expiresAt);
  return { key, giveBack: () => identity.deleteKey(key) };
}

export async function createOwnersKey(
  identity: Identity,
  name: string,
  expiresAt: Date | null = null,
): Promise<string> {
  return (await identity.createKey({ name, scopes: OWNERS_SCOPES, expiresAt })).secret;
}
