/** Takes jobs that may run now. */
import type { Queryable } from '../db/index.ts';
import type { Claim } from './jobs.ts';
import * as statements from './statements.ts';

interface ClaimedRow {
  id: string;
  kind: string;
  epoch: number;
  failures: number;
  hasSlot: boolean;
}

/** At most `capacity` claims: what has started already, what was woken, what waits for a slot. */
export async function claimJobs(
  database: Queryable,
  owner: number,
  capacity: number,
): Promise<Claim[]> {
  const started = await database.query<ClaimedRow>(statements.CLAIM_STARTED, [owner, capacity]);
  const claims = started.rows.map((row) => toClaim(row, owner));
  if (claims.length < capacity) {
    const values = [owner, capacity - claims.length];
    const woken = await database.query<ClaimedRow>(statements.CLAIM_WOKEN, values);
    claims.push(...woken.rows.map((row) => toClaim(row, owner)));
  }
  while (claims.length < capacity) {
    const waiting = await database.query<ClaimedRow>(statements.CLAIM_WAITING, [owner]);
    const row = waiting.rows[0];
    if (row === undefined) break;
    claims.push(toClaim(row, owner));
  }
  return claims;
}

function toClaim(row: ClaimedRow, owner: number): Claim {
  const { id, kind, epoch, failures, hasSlot } = row;
  return { jobId: id, kind, owner, epoch, failures, hasSlot };
}
