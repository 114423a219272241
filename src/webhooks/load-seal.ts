/** Where the key that seals the secrets of endpoints comes from. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Queryable } from '../db/index.ts';
import { randomSecret } from '../lib/random.ts';
import { createSeal, type Seal } from '../lib/seal.ts';
import { ENSURE_SEAL_KEY, FIND_SEAL_KEY } from './endpoint-statements.ts';

export interface SealParts {
  /** What the operator set; it comes before all else. */
  readonly secretKey: string | null;
  readonly dataDir: string;
  /** Whether the database is the data folder's own. */
  readonly isEmbedded: boolean;
  readonly database: Queryable;
}

const FILE_NAME = 'secret.key';
const KEY_BYTES = 32;

/**
 * Beside an embedded database the key is a file of the data folder, so that a dump alone opens
 * nothing. Gateways that share a database have no folder in common: there the operator sets a key,
 * or it lies in the database, which then protects only against what leaks single tables.
 */
export async function loadSeal(parts: SealParts): Promise<Seal> {
  return createSeal(await loadKey(parts), 'webhook signing secrets');
}

async function loadKey(parts: SealParts): Promise<Buffer | string> {
  if (parts.secretKey !== null) return parts.secretKey;
  return parts.isEmbedded ? await loadFile(parts.dataDir) : await loadRow(parts.database);
}

async function loadFile(dataDir: string): Promise<Buffer> {
  const path = join(dataDir, FILE_NAME);
  // The data folder belongs to one gateway at a time, so nobody else writes the file meanwhile.
  const stored = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (stored !== null && stored.byteLength === KEY_BYTES) return stored;
  const key = randomSecret(KEY_BYTES);
  await writeFile(path, key, { mode: 0o600, flush: true });
  return key;
}

async function loadRow(database: Queryable): Promise<Buffer> {
  await database.query(ENSURE_SEAL_KEY, [randomSecret(KEY_BYTES)]);
  const { rows } = await database.query<{ secret: Buffer }>(FIND_SEAL_KEY, []);
  const secret = rows[0]?.secret;
  if (secret === undefined) throw new Error('the database keeps no key for secrets');
  return secret;
}
