/** What operators are shown, in the names of the admin API. */
import { money, type Limits } from '../../core/index.ts';
import type { Money } from '../../engine/index.ts';
import type { KeyRecord, Project } from '../../identity/index.ts';

type Balance = Awaited<ReturnType<Money['readBalance']>>;

export function encodeProject(project: Project, balance: Balance): Record<string, unknown> {
  return {
    object: 'project',
    id: project.id,
    name: project.name,
    created_at: unixSeconds(project.createdAt),
    limits: encodeLimits(project.limits),
    asset_ttl_seconds: project.assetTtlSeconds,
    balance: encodeBalance(balance),
  };
}

/** The secret is there only in the answer to the request that made it. */
export function encodeKey(key: KeyRecord, secret?: string): Record<string, unknown> {
  return {
    object: 'key',
    id: key.id,
    project_id: key.projectId,
    name: key.name,
    ...(secret === undefined ? {} : { secret }),
    scopes: key.scopes,
    models: key.models,
    dialect: key.dialect,
    limits: encodeLimits(key.limits),
    created_at: unixSeconds(key.createdAt),
    expires_at: optionalSeconds(key.expiresAt),
    revoked_at: optionalSeconds(key.revokedAt),
    previous_secret_until: optionalSeconds(key.previousUntil),
  };
}

export function encodeBalance(balance: Balance): Record<string, unknown> {
  return {
    object: 'balance',
    project_id: balance.projectId,
    available_micros: balance.availableMicros,
    held_micros: balance.heldMicros,
    charged_micros: balance.chargedMicros,
    credit_limit_micros: balance.creditLimitMicros,
    available: money.formatDecimalMicros(balance.availableMicros),
    currency: 'usd',
  };
}

function encodeLimits({ budget, ...limits }: Limits): Record<string, unknown> {
  return {
    running_limit: limits.runningLimit,
    queue_depth: limits.queueDepth,
    requests_per_minute: limits.requestsPerMinute,
    budget: {
      total_micros: budget.totalMicros,
      day_micros: budget.dayMicros,
      month_micros: budget.monthMicros,
    },
  };
}

function unixSeconds(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}

function optionalSeconds(time: Date | null): number | null {
  return time === null ? null : unixSeconds(time);
}
