/** Keys: how a project proves itself. */
import type { LimitChanges } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import type { Clock } from '../lib/clock.ts';
import { hashKeySecret, newKeySecret } from './key-secret.ts';
import type { KeyRecord, NewKey } from './key-record.ts';
import { keyValues, toKey, type KeyRow } from './key-row.ts';
import { limitChanges } from './limits-of.ts';
import * as statements from './statements.ts';

export type KeyChanges = Omit<Partial<NewKey>, 'projectId' | 'limits'> & {
  readonly limits?: LimitChanges;
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

export function createKeys(
  database: Queryable,
  clock: Clock,
  tellOfChange: () => Promise<void>,
): Keys {
  async function find(id: string): Promise<KeyRecord | null> {
    return firstKey((await database.query<KeyRow>(statements.FIND_KEY, [id])).rows);
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
      const values = keyValues(newKey, hashKeySecret(secret), clock.now());
      const { rows } = await database.query<KeyRow>(statements.INSERT_KEY, values);
      const key = firstKey(rows);
      if (key === null) throw new Error('a random secret was there already');
      return { key, secret };
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
      const values = [id, hashKeySecret(secret), previousUntil, clock.now()];
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
