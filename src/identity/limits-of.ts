/** Limits as they stand in a row of `projects` or `keys`, and as values for one. */
import type { LimitChanges, Limits, ProjectLimits } from '../core/index.ts';

type Subject = 'project' | 'key';

export type LimitsRow<Prefix extends Subject> = Record<
  `${Prefix}${'RunningLimit' | 'QueueDepth' | 'RequestsPerMinute' | 'TotalMicros' | 'DayMicros' | 'MonthMicros'}`,
  number | null
>;

export type ProjectLimitsRow = LimitsRow<'project'> & { readonly projectRunningLimit: number };

export function projectLimitsOf(row: ProjectLimitsRow): ProjectLimits {
  return {
    runningLimit: row.projectRunningLimit,
    queueDepth: row.projectQueueDepth,
    requestsPerMinute: row.projectRequestsPerMinute,
    budget: {
      totalMicros: row.projectTotalMicros,
      dayMicros: row.projectDayMicros,
      monthMicros: row.projectMonthMicros,
    },
  };
}

export function keyLimitsOf(row: LimitsRow<'key'>): Limits {
  return {
    runningLimit: row.keyRunningLimit,
    queueDepth: row.keyQueueDepth,
    requestsPerMinute: row.keyRequestsPerMinute,
    budget: {
      totalMicros: row.keyTotalMicros,
      dayMicros: row.keyDayMicros,
      monthMicros: row.keyMonthMicros,
    },
  };
}

/** In the order in which the statements name the columns. */
export function limitValues({ budget, ...limits }: Limits): (number | null)[] {
  return [
    limits.runningLimit,
    limits.queueDepth,
    limits.requestsPerMinute,
    budget.totalMicros,
    budget.dayMicros,
    budget.monthMicros,
  ];
}

/** Of each limit whether it changes, and to what, in the order in which the statements name them. */
export function limitChanges({ budget = {}, ...limits }: LimitChanges = {}): (
  | boolean
  | number
  | null
)[] {
  const wanted = [
    limits.runningLimit,
    limits.queueDepth,
    limits.requestsPerMinute,
    budget.totalMicros,
    budget.dayMicros,
    budget.monthMicros,
  ];
  return wanted.flatMap((limit) => [limit !== undefined, limit ?? null]);
}
