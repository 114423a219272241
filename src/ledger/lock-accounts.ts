/** Sets aside what videos will cost at most, when they are asked for. */
import { money, RepriseError, type Limits, type Operation } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import { emptyBalance, type Balance } from './accounts.ts';
import { readSpending } from './budgets.ts';
import { HOLD, LOCK_ACCOUNTS } from './statements.ts';

export interface HoldRequest {
  readonly videoId: string;
  readonly projectId: string;
  readonly keyId: string;
  readonly model: string;
  readonly operation: Operation;
  readonly amountMicros: number;
  readonly projectBudget: Limits['budget'];
  readonly keyBudget: Limits['budget'];
}

export interface LockedAccounts {
  /** Throws `insufficient_balance` or `budget_exceeded`, by what is left after all that was added. */
  check(request: HoldRequest): void;
  add(request: HoldRequest): void;
  /** Holds what was added; to be called once. */
  hold(): Promise<void>;
}

/**
 * The accounts of these requests, which nobody else can take of until the transaction ends: so what
 * they are judged by stays true. It is the last that a transaction locks.
 */
export async function lockAccounts(
  transaction: Queryable,
  requests: readonly HoldRequest[],
  at: Date,
): Promise<LockedAccounts> {
  const projectIds = [...new Set(requests.map(({ projectId }) => projectId))];
  // Sent together: whoever waits for the accounts waits for one round trip less.
  const [{ rows }, spending] = await Promise.all([
    transaction.query<Balance>(LOCK_ACCOUNTS, [projectIds]),
    readSpending(transaction, requests, at),
  ]);
  const balances = new Map(rows.map((balance) => [balance.projectId, balance]));
  const added: HoldRequest[] = [];
  return {
    check(request) {
      requireBalance(balances.get(request.projectId), request);
      spending.check(request);
    },
    add(request) {
      const { projectId, amountMicros } = request;
      const balance = balances.get(projectId) ?? emptyBalance(projectId);
      const availableMicros = balance.availableMicros - amountMicros;
      balances.set(projectId, { ...balance, availableMicros });
      spending.add(request);
      added.push(request);
    },
    async hold() {
      if (added.length === 0) return;
      await transaction.query(HOLD, [JSON.stringify(added), at]);
    },
  };
}

/** A project without an account has nothing, not even for a video that costs nothing. */
function requireBalance(balance: Balance | undefined, { amountMicros }: HoldRequest): void {
  const { availableMicros, creditLimitMicros } = balance ?? emptyBalance('');
  const leftMicros = creditLimitMicros === null ? Infinity : availableMicros + creditLimitMicros;
  if (balance !== undefined && amountMicros <= leftMicros) return;
  throw new RepriseError('insufficient_balance', {
    publicText: `The project has ${money.formatMicros(Math.max(0, leftMicros))} left and this video costs ${money.formatMicros(amountMicros)}. Add credit to the project.`,
  });
}
