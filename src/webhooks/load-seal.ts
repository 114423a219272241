/** Where the key that seals the secrets of endpoints comes from. */
import { open, readFile, rename, rm } from 'node:fs/promises';
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

/** Nothing was changed: a new key would make what was sealed with the old one useless. */
class SealKeyDamaged extends Error {
  override readonly name = 'SealKeyDamaged';

  constructor(path: string, sizeBytes: number) {
    super(
      `${path} holds ${sizeBytes} bytes instead of ${KEY_BYTES}: put it back from a backup, ` +
        "or remove it and rotate every webhook endpoint's secret",
    );
  }
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
  if (stored === null) return await createFile(path);
  if (stored.byteLength === KEY_BYTES) return stored;
  // Another key would open nothing that was sealed so far.
  throw new SealKeyDamaged(path, stored.byteLength);
}

/** Never half there, whatever happens meanwhile: a file of another length was damaged later. */
async function createFile(path: string): Promise<Buffer> {
  const key = randomSecret(KEY_BYTES);
  const partial = `${path}.partial`;
  // One of before might be open to others.
  await rm(partial, { force: true });
  const file = await open(partial, 'wx', 0o600);
  try {
    await file.writeFile(key);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(partial, path);
  return key;
}

async function loadRow(database: Queryable): Promise<Buffer> {
  await database.query(ENSURE_SEAL_KEY, [randomSecret(KEY_BYTES)]);
  const { rows } = await database.query<{ secret: Buffer }>(FIND_SEAL_KEY, []);
  const secret = rows[0]?.secret;
  if (secret === undefined) throw new Error('the database keeps no key for secrets');
  return secret;
}
