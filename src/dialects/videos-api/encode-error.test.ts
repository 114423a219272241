/** Every code in OpenAI's shape, and the one that OpenAI has another word for. */
import { expect, it } from 'vitest';
import { ERROR_CATALOGUE, RepriseError, type ErrorCode } from '../../core/index.ts';
import { encodeError, entryOfFailure, statusWith402 } from './encode-error.ts';

const codes = Object.keys(ERROR_CATALOGUE) as ErrorCode[];

it.each(codes)('%s has four members, and says whether to try again', (code) => {
  const { status, headers, body } = encodeError(new RepriseError(code, { param: 'size' }));
  const { error } = body as { error: Record<string, unknown> };
  expect(Object.keys(error)).toEqual(['message', 'type', 'param', 'code']);
  expect(error).toMatchObject({ message: ERROR_CATALOGUE[code].publicText, param: 'size' });
  expect(status).toBe(ERROR_CATALOGUE[code].status);
  expect(headers).toEqual({ 'x-should-retry': String(ERROR_CATALOGUE[code].retryable) });
});

it.each([
  ['missing_api_key', 'invalid_request_error', 'missing_api_key'],
  ['rate_limit_exceeded', 'rate_limit_error', 'rate_limit_exceeded'],
  ['generation_failed', 'server_error', 'generation_failed'],
  ['internal_error', 'server_error', 'internal_error'],
  ['insufficient_balance', 'insufficient_quota', 'insufficient_quota'],
  ['budget_exceeded', 'insufficient_quota', 'insufficient_quota'],
] as const)('%s has the type %s and the code %s', (name, type, code) => {
  expect(encodeError(new RepriseError(name)).body).toMatchObject({ error: { type, code } });
});

it('says when to come back, if somebody knows', () => {
  const error = new RepriseError('queue_full', { retryAfterSeconds: 3 });
  expect(encodeError(error).headers).toEqual({ 'x-should-retry': 'true', 'retry-after': '3' });
});

it('vendors that have a 402 answer with it where there is no money, and only there', () => {
  const withIt = codes.filter((code) => statusWith402(new RepriseError(code)) === 402);
  expect(withIt).toEqual(['insufficient_balance', 'budget_exceeded']);
  expect(statusWith402(new RepriseError('video_not_found'))).toBe(404);
});

it('a failure that the catalogue does not know is one like any other', () => {
  expect(entryOfFailure('content_policy_violation')).toBe(ERROR_CATALOGUE.content_policy_violation);
  expect(entryOfFailure('toString')).toBe(ERROR_CATALOGUE.generation_failed);
});
