/** Keys: how a project proves itself. */
import { NO_LIMITS, type Limits, type Scope } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import type { Clock } from '../lib/clock.ts';
import { randomHex } from '../lib/random.ts';
import { hashKeySecret, newKeySecret } from './key-secret.ts';
import { keyLimitsOf, limitChanges, limitValues, type LimitsRow } from './limits-of.ts';
import { DEFAULT_PROJECT_ID } from './projects.ts';
import * as statements from './statements.ts';

export interface KeyRecord {
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Null means every model. */
  readonly models: readonly string[] | null;
  /** The id of the dialect its programs speak; null means OpenAI's. */
  readonly dialect: string | null;
  readonly limits: Limits;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  /** Until when the secret before the last rotation is good as well. */
  readonly previousUntil: Date | null;
}

export interface NewKey {
  readonly name: string;
  /** The default project's when left out. */
  readonly projectId?: string;
  /** Makes and reads videos when left out. */
  readonly scopes?: readonly Scope[];
  readonly models?: readonly string[] | null;
  readonly dialect?: string | null;
  readonly limits?: Partial<Limits>;
  readonly expiresAt?: Date | null;
}

export type KeyChanges = Omit<Partial<NewKey>, 'projectId' | 'limits'> & {
  readonly limits?: Limits;
};

/** A secret is kept nowhere: this is the only time it is seen. */
export interface IssuedKey {
  readonly key: KeyRecord;
  readonly secret: string;
}

export interface Keys {
  /** Whether anybody can get in; keys that expire do not count. */
  hasKeys(): Promise<boolean>;
  createKey(key: NewKey): Promise<IssuedKey>;
  /** Lets a given secret in, from now on; one that is known already stays as it is. */
  ensureKey(key: NewKey, secret: string): Promise<void>;
  /** Like `ensureKey`, but one that is known becomes as it is given. Null: it is another project's. */
  putKey(key: NewKey, secret: string): Promise<KeyRecord | null>;
  /** Forgets a key of one's own for good; what others hold is revoked. */
  deleteKey(secret: string): Promise<void>;
  findKey(id: string): Promise<KeyRecord | null>;
  /** Oldest first, revoked ones included, of one project or of all. */
  listKeys(projectId?: string): Promise<readonly KeyRecord[]>;
  /** Null when there is none of that id, here and below. */
  updateKey(id: string, changes: KeyChanges): Promise<KeyRecord | null>;
  /** A new secret; the old one is good for `overlapSeconds` more. Null also when it is revoked. */
  rotateKey(id: string, overlapSeconds: number): Promise<IssuedKey | null>;
  /** From now on it lets nobody in, on any replica. */
  revokeKey(id: string): Promise<KeyRecord | null>;
}

type KeyRow = Omit<KeyRecord, 'limits'> & LimitsRow<'key'>;

export function createKeys(
  database: Queryable,
  clock: Clock,
  tellOfChange: () => Promise<void>,
): Keys {
  async function insert(
    secret: string,
    key: NewKey,
    statement = statements.INSERT_KEY,
  ): Promise<KeyRecord | null> {
    const { rows } = await database.query<KeyRow>(statement, [
      `key_${randomHex(12)}`,
      key.projectId ?? DEFAULT_PROJECT_ID,
      key.name,
      hashKeySecret(secret),
      key.scopes ?? ['videos'],
      key.models ?? null,
      key.dialect ?? null,
      clock.now(),
      key.expiresAt ?? null,
      ...limitValues({ ...NO_LIMITS, ...key.limits }),
    ]);
    return firstKey(rows);
  }

  async function find(id: string): Promise<KeyRecord | null> {
    return firstKey((await database.query<KeyRow>(statements.FIND_KEY, [id])).rows);
  }

  /** Otherwise a given secret that was rotated away once would stand for two keys. */
  async function forgetPrevious(secret: string): Promise<void> {
    await database.query(statements.FORGET_PREVIOUS, [hashKeySecret(secret)]);
  }

  /** Who is let in is kept in memory everywhere. */
  async function change(
    statement: (typeof statements)['UPDATE_KEY'],
    values: unknown[],
  ): Promise<KeyRecord | null> {
    const { rows } = await database.query<KeyRow>(statement, values);
    await tellOfChange();
    return firstKey(rows);
  }

  return {
    async hasKeys() {
      const { rows } = await database.query<{ count: number }>(statements.COUNT_KEYS, []);
      return (rows[0]?.count ?? 0) > 0;
    },

    async createKey(newKey) {
      const secret = newKeySecret();
      await database.query(statements.DELETE_EXPIRED_KEYS, [clock.now()]);
      const key = await insert(secret, newKey);
      if (key === null) throw new Error('a random secret was there already');
      return { key, secret };
    },

    async ensureKey(key, secret) {
      await insert(secret, key);
      await forgetPrevious(secret);
    },

    async putKey(key, secret) {
      const record = await insert(secret, key, statements.PUT_KEY);
      await forgetPrevious(secret);
      await tellOfChange();
      return record;
    },

    async deleteKey(secret) {
      await database.query(statements.DELETE_KEY, [hashKeySecret(secret)]);
      await tellOfChange();
    },

    findKey: find,

    async listKeys(projectId) {
      const values = [clock.now(), projectId ?? null];
      return (await database.query<KeyRow>(statements.LIST_KEYS, values)).rows.map(toKey);
    },

    async updateKey(id, changes) {
      const { name, scopes, models, dialect, expiresAt, limits } = changes;
      const nullable = [models, dialect, expiresAt].flatMap((value) => [
        value !== undefined,
        value ?? null,
      ]);
      const values = [id, name ?? null, scopes ?? null, ...nullable, ...limitChanges(limits)];
      return await change(statements.UPDATE_KEY, values);
    },

    async rotateKey(id, overlapSeconds) {
      const secret = newKeySecret();
      const previousUntil = new Date(clock.now().getTime() + overlapSeconds * 1000);
      const values = [id, hashKeySecret(secret), previousUntil];
      const key = await change(statements.ROTATE_KEY, values);
      return key === null ? null : { key, secret };
    },

    revokeKey: (id) => change(statements.REVOKE_KEY, [id, clock.now()]),
  };
}

function firstKey(rows: readonly KeyRow[]): KeyRecord | null {
  const row = rows[0];
  return row === undefined ? null : toKey(row);
}

function toKey(row: KeyRow): KeyRecord {
  return {
    id: row.id,
    projectId: row.projectId,
    name: row.name,
    scopes: row.scopes,
    models: row.models,
    dialect: row.dialect,
    limits: keyLimitsOf(row),
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    revokedAt: row.revokedAt,
    previousUntil: row.previousUntil,
  };
}
