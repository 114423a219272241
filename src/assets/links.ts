/** Signs links to assets and judges them, with a secret that can be changed under a running gateway. */
import type { Queryable } from '../db/index.ts';
import type { Clock } from '../lib/clock.ts';
import { coalesce } from '../lib/coalesce.ts';
import { randomSecret } from '../lib/random.ts';
import { isLinkGood, signLink, type AssetLink, type SignedLink } from './sign-link.ts';
import { ENSURE_LINK_SECRET, FIND_LINK_SECRET, ROTATE_LINK_SECRET } from './statements.ts';

export interface Links {
  /** To be called before signing: for at most two seconds a changed secret may go unnoticed. */
  refresh(): Promise<void>;
  sign(assetId: string, expiresAt: Date): SignedLink;
  /** Asks for the secret anew: what was revoked opens nothing any more, at once. */
  isGood(link: AssetLink): Promise<boolean>;
}

const SECRET_BYTES = 32;
const FRESH_MS = 2000;

/** The secret is made at the first start, and the same for every process afterwards. */
export async function openLinks(database: Queryable, clock: Clock): Promise<Links> {
  await database.query(ENSURE_LINK_SECRET, [randomSecret(SECRET_BYTES)]);
  let secret = await readSecret(database);
  let readAtMs = clock.monotonicMs();
  const readTogether = coalesce(async ([name = '']) => {
    const startedAtMs = clock.monotonicMs();
    secret = await readSecret(database);
    readAtMs = startedAtMs;
    return new Map([[name, secret]]);
  });
  const read = () => readTogether('secret');
  return {
    async refresh() {
      if (clock.monotonicMs() - readAtMs >= FRESH_MS) await read();
    },
    sign: (assetId, expiresAt) => signLink(secret, assetId, expiresAt),
    async isGood(link) {
      await read();
      return isLinkGood(secret, link, clock.now());
    },
  };
}

/** Every link that was ever given opens nothing any more. */
export async function rotateLinkSecret(database: Queryable): Promise<void> {
  await database.query(ENSURE_LINK_SECRET, [randomSecret(SECRET_BYTES)]);
  await database.query(ROTATE_LINK_SECRET, [randomSecret(SECRET_BYTES)]);
}

async function readSecret(database: Queryable): Promise<Buffer> {
  const { rows } = await database.query<{ secret: Buffer }>(FIND_LINK_SECRET, []);
  const secret = rows[0]?.secret;
  if (secret === undefined) throw new Error('the database keeps no secret for links');
  return secret;
}
