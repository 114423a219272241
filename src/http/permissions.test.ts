/** What a key may do, and what callers see of how much is left. */
import { describe, expect, it } from 'vitest';
import { FORM_TYPE, formBody } from '../../test/support/form-body.ts';
import { AUTHORIZED, createHttpEdge } from '../../test/support/http-edge.ts';
import { samplePrincipal } from '../../test/support/sample-principal.ts';
import { RepriseError, type Scope } from '../core/index.ts';
import { DIALECTS } from '../dialects/index.ts';

const PAYLOAD = { prompt: 'a lake' };

async function statuses(...scopes: Scope[]): Promise<number[]> {
  await using edge = await createHttpEdge({
    identity: { authenticate: async () => samplePrincipal({ scopes }) },
  });
  const headers = AUTHORIZED;
  const answers = [
    await edge.server.inject({ method: 'POST', url: '/v1/videos', headers, payload: PAYLOAD }),
    await edge.server.inject({ method: 'DELETE', url: '/v1/videos/video_1', headers }),
    await edge.server.inject({ method: 'GET', url: '/v1/videos/video_1', headers }),
    await edge.server.inject({ method: 'GET', url: '/v1/models', headers }),
  ];
  return answers.map(({ statusCode }) => statusCode);
}

describe('scopes', () => {
  it('videos makes, deletes and reads', async () => {
    expect(await statuses('videos')).toEqual([200, 200, 200, 200]);
  });

  it('read only reads', async () => {
    expect(await statuses('read')).toEqual([403, 403, 200, 200]);
  });

  it('admin alone has nothing to do with videos', async () => {
    expect(await statuses('admin')).toEqual([403, 403, 403, 403]);
  });

  it('are named in the refusal, before the body is read', async () => {
    await using edge = await createHttpEdge({
      identity: { authenticate: async () => samplePrincipal({ scopes: ['read'] }) },
    });
    const answer = await edge.server.inject({
      method: 'POST',
      url: '/v1/videos',
      headers: { ...AUTHORIZED, 'content-type': 'application/json' },
      payload: '{ not json',
    });
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({
      error: { code: 'permission_denied', message: expect.stringContaining("'videos'") as string },
    });
    expect(edge.commands).toEqual([]);
  });
});

describe('requests a minute', () => {
  it('are told in the headers of an answer', async () => {
    await using edge = await createHttpEdge({
      identity: { admit: async () => ({ limit: 10, remaining: 4, wholeInMs: 36_000 }) },
    });
    const request = { url: '/v1/videos', headers: AUTHORIZED } as const;
    const made = await edge.server.inject({ ...request, method: 'POST', payload: PAYLOAD });
    expect(made.headers).toMatchObject({
      'x-ratelimit-limit-requests': '10',
      'x-ratelimit-remaining-requests': '4',
      'x-ratelimit-reset-requests': '36s',
    });
    const listed = await edge.server.inject({ ...request, method: 'GET' });
    expect(listed.headers).not.toHaveProperty('x-ratelimit-limit-requests');
  });

  it.each([
    ['/v1/files', 'file'],
    ['/v1/videos/characters', 'video'],
    ['/apimart/v1/uploads/images', 'file'],
  ])('are spent by an upload as well: %s', async (url, name) => {
    const refusal = new RepriseError('rate_limit_exceeded', { retryAfterSeconds: 6 });
    await using edge = await createHttpEdge({
      dialects: DIALECTS,
      identity: { admit: async () => Promise.reject(refusal) },
    });
    const value = Buffer.from('bytes');
    const payload = formBody([{ name, value, fileName: 'a.bin', mediaType: 'image/png' }]);
    const headers = { ...AUTHORIZED, 'content-type': FORM_TYPE };
    const answer = await edge.server.inject({ method: 'POST', url, headers, payload });
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([429, '6']);
    expect(edge.commands).toEqual([]);
  });

  it('are told in a refusal as well, with the time to wait', async () => {
    const refusal = new RepriseError('rate_limit_exceeded', {
      retryAfterSeconds: 6,
      allowance: { limit: 10, remaining: 0, wholeInMs: 60_000 },
    });
    await using edge = await createHttpEdge({
      identity: {
        admit: async () => {
          throw refusal;
        },
      },
    });
    const answer = await edge.server.inject({
      method: 'POST',
      url: '/v1/videos',
      headers: AUTHORIZED,
      payload: PAYLOAD,
    });
    expect(answer.statusCode).toBe(429);
    expect(answer.headers).toMatchObject({
      'retry-after': '6',
      'x-should-retry': 'true',
      'x-ratelimit-remaining-requests': '0',
      'x-ratelimit-reset-requests': '1m0s',
    });
    expect(answer.json()).toMatchObject({ error: { type: 'rate_limit_error' } });
  });
});
