/** Keys whose secrets are given from outside, by a file or the environment, at each start. */
import { changeLimits, NO_LIMITS } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import type { Clock } from '../lib/clock.ts';
import { hashKeySecret } from './key-secret.ts';
import { keyValues, toKey, USUAL_SCOPES, type KeyRow } from './key-row.ts';
import type { KeyRecord, NewKey } from './key-record.ts';
import type { Keys } from './keys.ts';
import { DEFAULT_PROJECT_ID } from './projects.ts';
import * as statements from './statements.ts';

export interface GivenKey {
  readonly key: KeyRecord;
  /** Why the given secret lets nobody in, or will soon not; null while it is the key's own. */
  readonly end: 'rotated' | 'revoked' | 'expired' | null;
}

export interface GivenKeys {
  /** Lets a given secret in, from now on; one that is known already stays as it is. */
  ensureKey(key: NewKey, secret: string): Promise<GivenKey>;
  /** Like `ensureKey`, but one that is known becomes as it is given. Null: it is another project's. */
  putKey(key: NewKey, secret: string): Promise<GivenKey | null>;
}

const MAX_ATTEMPTS = 3;

type GivenRow = KeyRow & { readonly isCurrent: boolean };

/** Whoever revoked, rotated or ended a key meant it: giving its secret again brings nothing back. */
export function createGivenKeys(
  database: Queryable,
  clock: Clock,
  { updateKey }: Pick<Keys, 'updateKey'>,
  tellOfChange: () => Promise<void>,
): GivenKeys {
  async function ensure(given: NewKey, secret: string): Promise<GivenKey> {
    const hash = hashKeySecret(secret);
    for (let attempts = 1; ; attempts += 1) {
      const values = keyValues(given, hash, clock.now());
      await database.query(statements.INSERT_GIVEN_KEY, values);
      // Somebody may have rotated the key at the very moment at which it was given again.
      await database.query(statements.WITHDRAW_RETIRED, [hash]);
      const { rows } = await database.query<GivenRow>(statements.MARK_GIVEN, [hash]);
      const row = rows.find(({ isCurrent }) => !isCurrent) ?? rows[0];
      if (row !== undefined) {
        await tellOfChange();
        return judge(row);
      }
      // Rotated just now, which the next look sees.
      if (attempts === MAX_ATTEMPTS) throw new Error('a key that was given is gone');
    }
  }

  function judge({ isCurrent, ...row }: GivenRow): GivenKey {
    const key = toKey(row);
    if (key.revokedAt !== null) return { key, end: 'revoked' };
    if (!isCurrent) return { key, end: 'rotated' };
    const hasExpired = key.expiresAt !== null && key.expiresAt <= clock.now();
    return { key, end: hasExpired ? 'expired' : null };
  }

  return {
    ensureKey: ensure,

    async putKey(given, secret) {
      const { key, end } = await ensure(given, secret);
      const { projectId = DEFAULT_PROJECT_ID, name, scopes, models, dialect, limits } = given;
      if (key.projectId !== projectId) return null;
      const changed = await updateKey(key.id, {
        name,
        scopes: scopes ?? USUAL_SCOPES,
        models: models ?? null,
        dialect: dialect ?? null,
        limits: changeLimits(NO_LIMITS, limits ?? {}),
      });
      return { key: changed ?? key, end };
    },
  };
}
