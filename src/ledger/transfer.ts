/** One movement of money, and the record of them all. */
import type { Queryable } from '../db/index.ts';
import { LIST_TRANSFERS } from './statements.ts';

export type TransferKind =
  | 'top_up'
  | 'adjustment'
  | 'hold'
  | 'settle'
  | 'return'
  | 'release'
  | 'refund';

export type AccountName = 'available' | 'held' | 'charged' | 'funding' | 'adjustments';

export interface Transfer {
  /** Grows with each. */
  readonly position: number;
  readonly id: string;
  readonly kind: TransferKind;
  readonly projectId: string;
  readonly fromAccount: AccountName;
  readonly toAccount: AccountName;
  /** Never negative: the accounts say which way. */
  readonly amountMicros: number;
  readonly videoId: string | null;
  readonly keyId: string | null;
  readonly model: string | null;
  readonly operation: string | null;
  readonly reason: string | null;
  readonly actor: string | null;
  readonly createdAt: Date;
}

export interface StatementQuery {
  readonly projectId: string;
  /** The period, its end not included; null leaves it open. */
  readonly from: Date | null;
  readonly to: Date | null;
}

const PAGE_SIZE = 1000;

/** Oldest first, however many there are, a page of them in memory at a time. */
export async function* listTransfers(
  database: Queryable,
  { projectId, from, to }: StatementQuery,
): AsyncGenerator<Transfer, void, void> {
  let after = 0;
  for (;;) {
    const values = [projectId, after, from, to, PAGE_SIZE];
    const { rows } = await database.query<Transfer>(LIST_TRANSFERS, values);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE_SIZE) return;
    after = last.position;
  }
}
