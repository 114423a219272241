/** The secret that signs links: made at the first start, the same for every process afterwards. */
import { randomSecret } from '../lib/random.ts';
import type { Queryable } from '../db/index.ts';
import { ENSURE_LINK_SECRET, FIND_LINK_SECRET } from './statements.ts';

const SECRET_BYTES = 32;

export async function loadLinkSecret(database: Queryable): Promise<Buffer> {
  await database.query(ENSURE_LINK_SECRET, [randomSecret(SECRET_BYTES)]);
  const { rows } = await database.query<{ secret: Buffer }>(FIND_LINK_SECRET, []);
  const secret = rows[0]?.secret;
  if (secret === undefined) throw new Error('the database keeps no secret for links');
  return secret;
}
