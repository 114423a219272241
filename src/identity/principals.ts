/** Turns a key's secret into the principal it proves, without asking the database each time. */
import type { Principal } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import type { Clock } from '../lib/clock.ts';
import { hashKeySecret } from './key-secret.ts';
import { keyLimitsOf, projectLimitsOf } from './limits-of.ts';
import type { LimitsRow, ProjectLimitsRow } from './limits-of.ts';
import { FIND_PRINCIPAL } from './statements.ts';

export interface Principals {
  /** Null when the key is unknown, revoked or has expired. */
  authenticate(secret: string): Promise<Principal | null>;
  /** To be called when any key or project has changed: who was let in is looked up anew. */
  forgetPrincipals(): void;
}

/** How long a change may go unnoticed if the news of it is lost with the connection. */
const KEPT_MS = 5000;
const MOST_KEPT = 10_000;

interface KeptPrincipal {
  readonly principal: Principal;
  readonly untilMs: number;
}

type PrincipalRow = Omit<Principal, 'projectLimits' | 'keyLimits'> &
  ProjectLimitsRow &
  LimitsRow<'key'>;

export function createPrincipals(database: Queryable, clock: Clock): Principals {
  const kept = new Map<string, KeptPrincipal>();
  // An answer that was asked for before a change must not be kept after it.
  let changes = 0;

  return {
    async authenticate(secret) {
      const hash = hashKeySecret(secret);
      const name = hash.toString('base64');
      const known = kept.get(name);
      if (known !== undefined && known.untilMs > clock.monotonicMs()) return known.principal;
      const changesBefore = changes;
      const values = [hash, clock.now()];
      const { rows } = await database.query<PrincipalRow>(FIND_PRINCIPAL, values);
      const principal = rows[0] === undefined ? null : toPrincipal(rows[0]);
      kept.delete(name);
      if (principal === null) return null;
      if (kept.size >= MOST_KEPT) kept.clear();
      if (changes === changesBefore) {
        kept.set(name, { principal, untilMs: clock.monotonicMs() + KEPT_MS });
      }
      return principal;
    },

    forgetPrincipals() {
      changes += 1;
      kept.clear();
    },
  };
}

function toPrincipal(row: PrincipalRow): Principal {
  const { projectId, keyId, scopes, models, dialect, assetTtlSeconds } = row;
  return {
    projectId,
    keyId,
    scopes,
    models,
    dialect,
    projectLimits: projectLimitsOf(row),
    keyLimits: keyLimitsOf(row),
    assetTtlSeconds,
  };
}
