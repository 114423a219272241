/** Keys as rows of the table, both ways. */
import { changeLimits, NO_LIMITS, type Scope } from '../core/index.ts';
import { randomHex } from '../lib/random.ts';
import { keyLimitsOf, limitValues, type LimitsRow } from './limits-of.ts';
import type { KeyRecord, NewKey } from './key-record.ts';
import { DEFAULT_PROJECT_ID } from './projects.ts';

export type KeyRow = Omit<KeyRecord, 'limits'> & LimitsRow<'key'>;

/** Makes and reads videos. */
export const USUAL_SCOPES: readonly Scope[] = ['videos'];

/** In the order in which the statements name the columns. */
export function keyValues(key: NewKey, hash: Buffer, createdAt: Date): unknown[] {
  return [
    `key_${randomHex(12)}`,
    key.projectId ?? DEFAULT_PROJECT_ID,
    key.name,
    hash,
    key.scopes ?? USUAL_SCOPES,
    key.models ?? null,
    key.dialect ?? null,
    createdAt,
    key.expiresAt ?? null,
    ...limitValues(changeLimits(NO_LIMITS, key.limits ?? {})),
  ];
}

export function toKey(row: KeyRow): KeyRecord {
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
