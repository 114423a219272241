/** How many requests a minute a key and its project may make; counted for all replicas at once. */
import { RepriseError, type Principal, type RequestAllowance } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import * as statements from './statements.ts';

export interface RequestRates {
  /**
   * Takes one request out of the key's and the project's allowance. Gives what is left of the
   * tighter one, null where neither has a limit. Throws `rate_limit_exceeded`.
   */
  admit(principal: Principal): Promise<RequestAllowance | null>;
  /** To be called every now and then: allowances that are whole again need no row. */
  forgetWholeRates(): Promise<void>;
}

const MINUTE_MS = 60_000;

export function createRequestRates(database: Queryable): RequestRates {
  async function take(subject: string, perMinute: number | null): Promise<RequestAllowance | null> {
    if (perMinute === null) return null;
    const oneRequestMs = MINUTE_MS / perMinute;
    const taken = await database.query<{ wholeInMs: number }>(statements.TAKE_REQUEST, [
      subject,
      oneRequestMs,
    ]);
    const row = taken.rows[0];
    if (row !== undefined) return allowance(perMinute, row.wholeInMs);
    const { rows } = await database.query<{ wholeInMs: number }>(statements.READ_RATE, [subject]);
    const wholeInMs = rows[0]?.wholeInMs ?? MINUTE_MS;
    throw new RepriseError('rate_limit_exceeded', {
      publicText: `Rate limit reached: ${perMinute} requests a minute that make something.`,
      retryAfterSeconds: Math.max(1, Math.ceil((wholeInMs + oneRequestMs - MINUTE_MS) / 1000)),
      allowance: allowance(perMinute, wholeInMs),
    });
  }

  return {
    async admit({ keyId, projectId, keyLimits, projectLimits }) {
      const ofKey = await take(keyId, keyLimits.requestsPerMinute);
      const ofProject = await take(projectId, projectLimits.requestsPerMinute);
      if (ofKey === null || ofProject === null) return ofKey ?? ofProject;
      return ofKey.remaining <= ofProject.remaining ? ofKey : ofProject;
    },

    async forgetWholeRates() {
      await database.query(statements.DELETE_WHOLE_RATES, []);
    },
  };
}

function allowance(perMinute: number, wholeInMs: number): RequestAllowance {
  const free = ((MINUTE_MS - wholeInMs) / MINUTE_MS) * perMinute;
  // What a rounding error takes off must not cost a whole request.
  const remaining = Math.max(0, Math.floor(free + 1e-6));
  return { limit: perMinute, remaining, wholeInMs: Math.max(0, wholeInMs) };
}
