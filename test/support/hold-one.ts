/** A hold on its own, in a transaction that does nothing else. */
import type { Database } from '../../src/db/index.ts';
import { lockAccounts, type HoldRequest } from '../../src/ledger/index.ts';

/** Throws `insufficient_balance` or `budget_exceeded`. */
export async function holdOne(database: Database, request: HoldRequest, at: Date): Promise<void> {
  await database.transaction(async (transaction) => {
    const accounts = await lockAccounts(transaction, [request], at);
    accounts.check(request);
    accounts.add(request);
    await accounts.hold();
  });
}
