/** Lays the limits that a request names over those that are there. */
import type { z } from 'zod';
import { RepriseError, type Limits, type ProjectLimits } from '../../core/index.ts';
import type { limits } from './read-admin-body.ts';

export type LimitsChange = z.infer<typeof limits>;

export function mergeLimits(current: Limits, change: LimitsChange | undefined): Limits {
  const { budget } = current;
  const wanted = change?.budget ?? {};
  return {
    runningLimit: chosen(change?.running_limit, current.runningLimit),
    queueDepth: chosen(change?.queue_depth, current.queueDepth),
    requestsPerMinute: chosen(change?.requests_per_minute, current.requestsPerMinute),
    budget: {
      totalMicros: chosen(wanted.total_micros, budget.totalMicros),
      dayMicros: chosen(wanted.day_micros, budget.dayMicros),
      monthMicros: chosen(wanted.month_micros, budget.monthMicros),
    },
  };
}

/** A project always has a limit of what it may run at once. */
export function mergeProjectLimits(
  current: ProjectLimits,
  change: LimitsChange | undefined,
): ProjectLimits {
  const { runningLimit, ...rest } = mergeLimits(current, change);
  if (runningLimit !== null) return { ...rest, runningLimit };
  throw new RepriseError('invalid_parameter', {
    param: 'limits.running_limit',
    publicText: "'limits.running_limit' of a project must be a number; it cannot be taken away.",
  });
}

function chosen(wanted: number | null | undefined, current: number | null): number | null {
  return wanted === undefined ? current : wanted;
}
