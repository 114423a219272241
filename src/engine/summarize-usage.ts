/** Adds up what was made and what it cost, by what somebody wants to see apart. */
import { money } from '../core/index.ts';
import type { UsageRow } from '../ledger/index.ts';

export const USAGE_DIMENSIONS = ['day', 'project', 'key', 'model', 'operation'] as const;
export type UsageDimension = (typeof USAGE_DIMENSIONS)[number];

export interface UsageSum {
  /** What the sum is of: a value for each dimension that was asked for. */
  readonly of: Readonly<Partial<Record<UsageDimension, string>>>;
  readonly videos: number;
  readonly completed: number;
  readonly released: number;
  readonly chargedMicros: number;
  readonly heldMicros: number;
}

/** In the order in which the rows first come. */
export function summarizeUsage(
  rows: readonly UsageRow[],
  dimensions: readonly UsageDimension[],
): readonly UsageSum[] {
  const sums = new Map<string, UsageSum>();
  for (const row of rows) {
    const of = Object.fromEntries(dimensions.map((name) => [name, valueOf(row, name)]));
    const name = JSON.stringify(of);
    const before = sums.get(name);
    sums.set(name, {
      of,
      videos: (before?.videos ?? 0) + row.videos,
      completed: (before?.completed ?? 0) + row.completed,
      released: (before?.released ?? 0) + row.released,
      chargedMicros: (before?.chargedMicros ?? 0) + row.chargedMicros,
      heldMicros: (before?.heldMicros ?? 0) + row.heldMicros,
    });
  }
  return [...sums.values()];
}

/** A sum in the names that leave the gateway. */
export function recordUsage(sum: UsageSum): Record<string, unknown> {
  return {
    ...sum.of,
    videos: sum.videos,
    completed: sum.completed,
    released: sum.released,
    charged_micros: sum.chargedMicros,
    charged: money.formatDecimalMicros(sum.chargedMicros),
    held_micros: sum.heldMicros,
    currency: 'usd',
  };
}

function valueOf(row: UsageRow, dimension: UsageDimension): string {
  switch (dimension) {
    case 'day':
      return row.day;
    case 'project':
      return row.projectId;
    case 'key':
      return row.keyId;
    case 'model':
      return row.model;
    case 'operation':
      return row.operation;
  }
}
