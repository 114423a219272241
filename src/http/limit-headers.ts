/** Tells a caller how many of its requests are left, as OpenAI does. */
import type { FastifyReply } from 'fastify';
import type { RequestAllowance } from '../core/index.ts';

/** Source: OpenAI's rate limit headers; a reset is a duration such as `1s` or `6m0s`. */
export function setLimitHeaders(reply: FastifyReply, allowance: RequestAllowance): void {
  reply
    .header('x-ratelimit-limit-requests', String(allowance.limit))
    .header('x-ratelimit-remaining-requests', String(allowance.remaining))
    .header('x-ratelimit-reset-requests', formatDuration(allowance.wholeInMs));
}

export function formatDuration(durationMs: number): string {
  if (durationMs < 1000) return `${Math.ceil(durationMs)}ms`;
  const seconds = Math.ceil(durationMs / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds}s` : `${minutes}m${seconds % 60}s`;
}
