/** Who is asking, and how far the money goes. */
import type { AccountBalance, Principal } from '../../core/index.ts';

export function encodeKey(principal: Principal): Record<string, unknown> {
  return {
    object: 'key',
    id: principal.keyId,
    project_id: principal.projectId,
    scopes: principal.scopes,
    models: principal.models,
    dialect: principal.dialect,
  };
}

export function encodeBalance(balance: AccountBalance): Record<string, unknown> {
  return {
    object: 'balance',
    /** Null where there is no limit. */
    remaining_micros: balance.remainingMicros,
    held_micros: balance.heldMicros,
    used_micros: balance.usedMicros,
    currency: 'usd',
  };
}
