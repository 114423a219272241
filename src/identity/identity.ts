/** Projects and keys: who is asking. */
import type { Principal } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import type { Clock } from '../lib/clock.ts';
import { randomHex } from '../lib/random.ts';
import { hashKeySecret, newKeySecret } from './key-secret.ts';
import * as statements from './statements.ts';

export const DEFAULT_PROJECT_ID = 'proj_default';

export interface NewKey {
  readonly name: string;
  readonly expiresAt?: Date;
  /** The id of the dialect its programs speak; OpenAI's if left out. */
  readonly dialect?: string;
}

export interface KeyRecord {
  readonly id: string;
  readonly name: string;
  readonly dialect: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
}

export interface Identity {
  /** Null when the key is unknown or has expired. */
  authenticate(secret: string): Promise<Principal | null>;
  /** Makes the default project, if it is not there yet. */
  ensureDefaultProject(): Promise<void>;
  /** Whether anybody can get in; keys that expire do not count. */
  hasKeys(): Promise<boolean>;
  /** Makes a key of the default project and gives its secret, which is kept nowhere. */
  createKey(key: NewKey): Promise<string>;
  /** Lets a given secret in, from now on; one that is known already stays as it is. */
  ensureKey(name: string, secret: string): Promise<void>;
  deleteKey(secret: string): Promise<void>;
  /** Oldest first; the secrets are nowhere to be had. */
  listKeys(): Promise<readonly KeyRecord[]>;
  /** False when there is none of that id. Other processes let it in for a few seconds more. */
  deleteKeyById(id: string): Promise<boolean>;
}

/** How many of a project's videos are in the making at once, unless it is set otherwise. */
const DEFAULT_RUNNING_LIMIT = 2;
/** A poll every second should not ask the database each time who is polling. */
const PRINCIPAL_CACHE_MS = 5000;
const PRINCIPAL_CACHE_SIZE = 10_000;

interface CachedPrincipal {
  readonly principal: Principal;
  readonly untilMs: number;
}

export function createIdentity(database: Queryable, clock: Clock): Identity {
  const cache = new Map<string, CachedPrincipal>();

  async function insertKey(secret: string, { name, expiresAt, dialect }: NewKey): Promise<void> {
    await database.query(statements.INSERT_KEY, [
      `key_${randomHex(12)}`,
      DEFAULT_PROJECT_ID,
      name,
      hashKeySecret(secret),
      dialect ?? null,
      clock.now(),
      expiresAt ?? null,
    ]);
  }

  return {
    async authenticate(secret) {
      const hash = hashKeySecret(secret);
      const cacheKey = hash.toString('base64');
      const cached = cache.get(cacheKey);
      if (cached !== undefined && cached.untilMs > clock.monotonicMs()) return cached.principal;
      const values = [hash, clock.now()];
      const { rows } = await database.query<Principal>(statements.FIND_PRINCIPAL, values);
      const principal = rows[0] ?? null;
      cache.delete(cacheKey);
      if (principal === null) return null;
      if (cache.size >= PRINCIPAL_CACHE_SIZE) cache.clear();
      cache.set(cacheKey, { principal, untilMs: clock.monotonicMs() + PRINCIPAL_CACHE_MS });
      return principal;
    },

    async ensureDefaultProject() {
      const values = [DEFAULT_PROJECT_ID, 'default', DEFAULT_RUNNING_LIMIT, clock.now()];
      await database.query(statements.ENSURE_PROJECT, values);
    },

    async hasKeys() {
      const { rows } = await database.query<{ count: number }>(statements.COUNT_KEYS, []);
      return (rows[0]?.count ?? 0) > 0;
    },

    async createKey(key) {
      const secret = newKeySecret();
      await database.query(statements.DELETE_EXPIRED_KEYS, [clock.now()]);
      await insertKey(secret, key);
      return secret;
    },

    ensureKey: (name, secret) => insertKey(secret, { name }),

    async deleteKey(secret) {
      const hash = hashKeySecret(secret);
      await database.query(statements.DELETE_KEY, [hash]);
      cache.delete(hash.toString('base64'));
    },

    async listKeys() {
      return (await database.query<KeyRecord>(statements.LIST_KEYS, [clock.now()])).rows;
    },

    async deleteKeyById(id) {
      const values = [id];
      const { rows } = await database.query<{ hash: Buffer }>(statements.DELETE_KEY_BY_ID, values);
      for (const { hash } of rows) cache.delete(hash.toString('base64'));
      return rows.length > 0;
    },
  };
}
