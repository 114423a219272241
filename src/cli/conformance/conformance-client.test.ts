import { describe, expect, it } from 'vitest';
import { startFakeGateway } from '../fixtures/fake-gateway.ts';
import { createConformanceClient, type ConformanceClient } from './conformance-client.ts';

const KEY = 'sk-test-0123456789abcdef';

function clientOf(rootUrl: string, signal = new AbortController().signal): ConformanceClient {
  return createConformanceClient({ rootUrl, prefix: '/hingnet/v1', key: KEY }, signal);
}

describe('a request', () => {
  it('goes below the prefix with the key, another one, or none', async () => {
    await using gateway = await startFakeGateway(() => ({ status: 418, body: { ok: 1 } }));
    const client = clientOf(gateway.baseUrl);
    const answer = await client.send({ method: 'POST', path: '/videos', json: { prompt: '湖' } });
    await client.send({ method: 'GET', path: '/videos', key: 'other' });
    await client.send({ method: 'DELETE', path: '/videos', key: null });
    expect(answer).toMatchObject({ asked: 'POST /videos', status: 418 });
    expect(answer.bytes.toString()).toBe('{"ok":1}');
    expect(answer.header('content-type')).toBe('application/json');
    expect(answer.header('x-other')).toBeNull();
    expect(gateway.asked()).toEqual([
      'POST /hingnet/v1/videos',
      'GET /hingnet/v1/videos',
      'DELETE /hingnet/v1/videos',
    ]);
    expect(gateway.requests[0]?.body).toEqual({ prompt: '湖' });
    expect(gateway.requests.map(({ authorization }) => authorization)).toEqual([
      `Bearer ${KEY}`,
      'Bearer other',
      undefined,
    ]);
  });

  it('is remembered when its answer has no x-request-id', async () => {
    await using gateway = await startFakeGateway(({ method }) =>
      method === 'GET' ? { headers: { 'x-request-id': 'req_1' } } : {},
    );
    const client = clientOf(gateway.baseUrl);
    await client.send({ method: 'GET', path: '/models' });
    await client.send({ method: 'DELETE', path: '/videos/a' });
    expect(client.withoutRequestId).toEqual(['DELETE /videos/a']);
  });

  it('ends at once when the command is stopped', async () => {
    const stopping = new AbortController();
    await using gateway = await startFakeGateway(() => {
      stopping.abort(new Error('stopped'));
      return new Promise(() => {});
    });
    const client = clientOf(gateway.baseUrl, stopping.signal);
    await expect(client.send({ method: 'GET', path: '/models' })).rejects.toThrow('stopped');
  });
});

describe('a link', () => {
  it('to the gateway itself is followed without the key', async () => {
    await using gateway = await startFakeGateway(() => ({ body: Buffer.from('bytes') }));
    const answer = await clientOf(gateway.baseUrl).fetchLink(`${gateway.baseUrl}/files/a.mp4`);
    expect(answer.bytes.toString()).toBe('bytes');
    expect(gateway.requests[0]).toMatchObject({ url: '/files/a.mp4', authorization: undefined });
  });

  it.each(['http://169.254.169.254/latest', 'file:///etc/passwd', ''])(
    'in an answer leads nowhere private: %s',
    async (url) => {
      const client = clientOf('http://gateway.example');
      await expect(client.fetchLink(url)).rejects.toThrow(/public|URL/);
    },
  );
});
