/** Sets aside what a video will cost at most, when it is asked for. */
import { money, RepriseError, type Limits, type Operation } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import { readBalance } from './accounts.ts';
import { readSpending, requireWithinBudgets } from './budgets.ts';
import { HOLD } from './statements.ts';

export interface HoldRequest {
  readonly videoId: string;
  readonly projectId: string;
  readonly keyId: string;
  readonly model: string;
  readonly operation: Operation;
  readonly amountMicros: number;
  readonly projectBudget: Limits['budget'];
  readonly keyBudget: Limits['budget'];
  readonly at: Date;
}

/**
 * To be the last thing that a transaction does: until it ends, nobody else can take of this
 * project's account. Throws `insufficient_balance` or `budget_exceeded`.
 */
export async function hold(transaction: Queryable, request: HoldRequest): Promise<void> {
  const { videoId, projectId, keyId, model, operation, amountMicros, at } = request;
  const values = [videoId, projectId, amountMicros, keyId, model, operation, at];
  // Sent together: whoever waits for the account waits for one round trip less.
  const [{ rowCount }, spent] = await Promise.all([
    transaction.query(HOLD, values),
    readSpending(transaction, request),
  ]);
  if (rowCount === 0) throw await insufficientBalance(transaction, request);
  if (spent !== null) requireWithinBudgets(request, spent);
}

async function insufficientBalance(
  transaction: Queryable,
  { projectId, amountMicros }: HoldRequest,
): Promise<RepriseError> {
  const balance = await readBalance(transaction, projectId);
  const leftMicros = balance.availableMicros + (balance.creditLimitMicros ?? 0);
  return new RepriseError('insufficient_balance', {
    publicText: `The project has ${money.formatMicros(Math.max(0, leftMicros))} left and this video costs ${money.formatMicros(amountMicros)}. Add credit to the project.`,
  });
}
