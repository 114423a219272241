/** What was made and what it cost, summed up. */
import type { Operation } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import { READ_USAGE } from './statements.ts';

export interface UsageQuery {
  /** Null means every project. */
  readonly projectId: string | null;
  /** When the videos were asked for; the end is not included. */
  readonly from: Date;
  readonly to: Date;
}

export interface UsageRow {
  /** Of UTC, `2026-11-26`. */
  readonly day: string;
  readonly projectId: string;
  readonly keyId: string;
  readonly model: string;
  readonly operation: Operation;
  readonly videos: number;
  readonly completed: number;
  /** Failed or cancelled, and not charged. */
  readonly released: number;
  readonly chargedMicros: number;
  /** For those that are still being made. */
  readonly heldMicros: number;
}

/** A row for each day, project, key, model and operation that there was. */
export async function readUsage(
  database: Queryable,
  { projectId, from, to }: UsageQuery,
): Promise<readonly UsageRow[]> {
  return (await database.query<UsageRow>(READ_USAGE, [projectId, from, to])).rows;
}
