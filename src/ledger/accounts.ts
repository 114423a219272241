/** What each project has, and how far it may go below zero. */
import { RepriseError } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import * as statements from './statements.ts';

/** In millionths of a US dollar. */
export interface Balance {
  readonly projectId: string;
  /** What can be spent, before the credit limit. */
  readonly availableMicros: number;
  /** Set aside for videos that are being made. */
  readonly heldMicros: number;
  /** Charged for videos that were made, less refunds. */
  readonly chargedMicros: number;
  /** How far below zero `availableMicros` may go; null means as far as it likes. */
  readonly creditLimitMicros: number | null;
}

/** Opens an account that may go below zero as far as it likes, unless there is one already. */
export async function ensureUnlimitedAccount(
  database: Queryable,
  projectId: string,
): Promise<void> {
  await database.query(statements.ENSURE_ACCOUNT, [projectId, null]);
}

/** A project that has never had anything has nothing, and no credit. */
export async function readBalance(database: Queryable, projectId: string): Promise<Balance> {
  const { rows } = await database.query<Balance>(statements.READ_BALANCE, [projectId]);
  return rows[0] ?? emptyBalance(projectId);
}

/** Throws `invalid_parameter` when the project is deeper in debt than that already. */
export async function setCreditLimit(
  database: Queryable,
  projectId: string,
  creditLimitMicros: number | null,
): Promise<Balance> {
  try {
    const values = [projectId, creditLimitMicros];
    const { rows } = await database.query<Balance>(statements.SET_CREDIT_LIMIT, values);
    return rows[0] ?? emptyBalance(projectId);
  } catch (error) {
    if ((error as { code?: unknown }).code !== CHECK_VIOLATION) throw error;
    throw new RepriseError('invalid_parameter', {
      param: 'credit_limit_micros',
      publicText: 'The project owes more than that already; top it up first.',
      cause: error,
    });
  }
}

/** PostgreSQL's code for a row that breaks a `check`. */
const CHECK_VIOLATION = '23514';

export function emptyBalance(projectId: string): Balance {
  return {
    projectId,
    availableMicros: 0,
    heldMicros: 0,
    chargedMicros: 0,
    creditLimitMicros: 0,
  };
}
