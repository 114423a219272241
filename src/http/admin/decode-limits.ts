/** Limits in the names of the admin API, as changes of what is there. */
import type { z } from 'zod';
import type { LimitChanges } from '../../core/index.ts';
import type { limits } from './read-admin-body.ts';

type LimitsBody = z.infer<typeof limits>;

export function decodeLimits({ budget = {}, ...body }: LimitsBody = {}): LimitChanges {
  return {
    ...named('runningLimit', body.running_limit),
    ...named('queueDepth', body.queue_depth),
    ...named('requestsPerMinute', body.requests_per_minute),
    budget: {
      ...named('totalMicros', budget.total_micros),
      ...named('dayMicros', budget.day_micros),
      ...named('monthMicros', budget.month_micros),
    },
  };
}

/** Of a project, which always has a limit of what it may run at once. */
export function decodeProjectLimits(
  body: Omit<LimitsBody, 'running_limit'> & { readonly running_limit?: number | undefined } = {},
): LimitChanges & { readonly runningLimit?: number } {
  const { runningLimit, ...limits } = decodeLimits(body);
  return { ...limits, ...(typeof runningLimit === 'number' ? { runningLimit } : {}) };
}

/** What is left out stays so: null is something else. */
function named<Name extends string>(
  name: Name,
  limit: number | null | undefined,
): Partial<Record<Name, number | null>> {
  return limit === undefined ? {} : ({ [name]: limit } as Record<Name, number | null>);
}
