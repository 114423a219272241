/** Moves money by an operator's word: top-ups, adjustments and refunds. */
import { money, RepriseError } from '../core/index.ts';
import type { Database, Queryable } from '../db/index.ts';
import type { Balance } from './accounts.ts';
import * as statements from './statements.ts';
import type { Transfer } from './transfer.ts';

interface HandMade {
  /** Chosen by whoever asks: the same one again finds the transfer done. */
  readonly requestId: string;
  readonly projectId: string;
  readonly reason: string;
  /** Who asked, for the record. */
  readonly actor: string;
  readonly at: Date;
}

export type TransferByHand = HandMade &
  (
    | { readonly kind: 'top_up'; readonly amountMicros: number }
    /** Of any sign. */
    | { readonly kind: 'adjustment'; readonly amountMicros: number }
    /** Of one video's charge; all of what is left of it when no amount is given. */
    | { readonly kind: 'refund'; readonly videoId: string; readonly amountMicros: number | null }
  );

/**
 * Throws `insufficient_balance` when the account may not go so low, `invalid_parameter` for a
 * refund of more than was charged, and `idempotency_conflict` when the same request id stands for
 * something else. The project must exist.
 */
export async function transferByHand(
  database: Database,
  request: TransferByHand,
): Promise<Transfer> {
  const id = `${request.kind}:${request.projectId}:${request.requestId}`;
  return await database.transaction(async (transaction) => {
    await transaction.query(statements.ENSURE_ACCOUNT, [request.projectId, 0]);
    const balance = await lockAccount(transaction, request.projectId);
    const done = await findTransfer(transaction, id);
    if (done !== null) return requireSame(done, request);
    const amountMicros = await chooseAmount(transaction, request);
    const [from, to] = accountsOf(request.kind, amountMicros);
    if (from === 'available') requireCovered(balance, -amountMicros);
    requireWithinBounds(balance, amountMicros);
    const { rows } = await transaction.query<Transfer>(statements.TRANSFER, [
      id,
      request.kind,
      request.projectId,
      from,
      to,
      Math.abs(amountMicros),
      request.kind === 'refund' ? request.videoId : null,
      request.reason,
      request.actor,
      request.at,
    ]);
    return onlyRow(rows);
  });
}

async function lockAccount(transaction: Queryable, projectId: string): Promise<Balance> {
  return onlyRow((await transaction.query<Balance>(statements.LOCK_ACCOUNT, [projectId])).rows);
}

async function findTransfer(transaction: Queryable, id: string): Promise<Transfer | null> {
  return (await transaction.query<Transfer>(statements.FIND_TRANSFER, [id])).rows[0] ?? null;
}

function requireSame(done: Transfer, request: TransferByHand): Transfer {
  const isSame =
    request.kind === 'refund'
      ? done.videoId === request.videoId &&
        (request.amountMicros === null || done.amountMicros === request.amountMicros)
      : done.amountMicros === Math.abs(request.amountMicros) &&
        done.toAccount === accountsOf(request.kind, request.amountMicros)[1];
  if (isSame) return done;
  throw new RepriseError('idempotency_conflict', {
    param: 'id',
    publicText: `The id '${request.requestId}' was used before for another ${request.kind}.`,
  });
}

async function chooseAmount(transaction: Queryable, request: TransferByHand): Promise<number> {
  if (request.kind !== 'refund') return request.amountMicros;
  const values = [request.videoId, request.projectId];
  const { rows } = await transaction.query<{ refundableMicros: number | null }>(
    statements.READ_REFUNDABLE,
    values,
  );
  const refundableMicros = rows[0]?.refundableMicros ?? 0;
  const amountMicros = request.amountMicros ?? refundableMicros;
  if (amountMicros > 0 && amountMicros <= refundableMicros) return amountMicros;
  throw new RepriseError('invalid_parameter', {
    param: 'amount_micros',
    publicText: `Of the video's charge ${money.formatMicros(refundableMicros)} can be refunded.`,
  });
}

function accountsOf(kind: TransferByHand['kind'], amountMicros: number): [string, string] {
  if (kind === 'top_up') return ['funding', 'available'];
  if (kind === 'refund') return ['charged', 'available'];
  return amountMicros >= 0 ? ['adjustments', 'available'] : ['available', 'adjustments'];
}

function requireCovered(balance: Balance, takenMicros: number): void {
  if (balance.creditLimitMicros === null) return;
  const leftMicros = balance.availableMicros + balance.creditLimitMicros;
  if (takenMicros <= leftMicros) return;
  throw new RepriseError('insufficient_balance', {
    publicText: `The project has ${money.formatMicros(leftMicros)} left; ${money.formatMicros(takenMicros)} cannot be taken.`,
  });
}

/** A billion dollars either way: sums of many accounts are still exact. */
const MAX_BALANCE_MICROS = 1_000_000_000_000_000;

/** What went beyond could never be read again. */
function requireWithinBounds({ availableMicros }: Balance, amountMicros: number): void {
  const thenMicros = Math.abs(availableMicros + amountMicros);
  if (thenMicros <= MAX_BALANCE_MICROS || thenMicros <= Math.abs(availableMicros)) return;
  throw new RepriseError('invalid_parameter', {
    param: 'amount_micros',
    publicText: `The project has ${money.formatMicros(availableMicros)}; no balance may go beyond ${money.formatMicros(MAX_BALANCE_MICROS)} either way.`,
  });
}

function onlyRow<Row>(rows: readonly Row[]): Row {
  const row = rows[0];
  if (row === undefined) throw new Error('the statement gave no row');
  return row;
}
