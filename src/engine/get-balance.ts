/** Answers what a project has left, and what it has spent. */
import type { AccountBalance, Principal } from '../core/index.ts';
import { readBalance } from '../ledger/index.ts';
import type { EngineParts } from './engine.ts';

export async function getBalance(
  { database }: EngineParts,
  principal: Principal,
): Promise<AccountBalance> {
  const account = await readBalance(database, principal.projectId);
  const { availableMicros, heldMicros, chargedMicros, creditLimitMicros } = account;
  return {
    remainingMicros: creditLimitMicros === null ? null : availableMicros + creditLimitMicros,
    heldMicros,
    usedMicros: chargedMicros,
  };
}
