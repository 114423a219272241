/** Routes, authentication, errors and headers of the HTTP edge, without a socket. */
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { AUTHORIZED, createHttpEdge } from '../../test/support/http-edge.ts';
import { sampleVideo } from '../../test/support/sample-video.ts';
import { storedAsset, streamedAsset } from '../../test/support/stored-asset.ts';
import { systemClock } from '../lib/clock.ts';
import { UnavailableError } from '../lib/unavailable-error.ts';

const JSON_BODY = { ...AUTHORIZED, 'content-type': 'application/json' };
const PROMPT = JSON.stringify({ prompt: 'a calm sea' });

const AWAY = new UnavailableError('the database is away');

function fail(error: Error): () => Promise<never> {
  return async () => {
    throw error;
  };
}

/** Every refusal, whoever made it: OpenAI's four members and the number of the request. */
function expectError(
  response: { statusCode: number; headers: Record<string, unknown>; body: string },
  status: number,
  code: string,
): Record<string, unknown> {
  const body = JSON.parse(response.body);
  expect([response.statusCode, body.error?.code]).toEqual([status, code]);
  expect(Object.keys(body)).toEqual(['error']);
  expect(Object.keys(body.error).toSorted()).toEqual(['code', 'message', 'param', 'type']);
  expect(response.headers['x-request-id']).toMatch(/^req_[0-9a-f]{32}$/);
  expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
  return body.error;
}

describe('authentication', () => {
  it.each([
    ['no header', undefined, 'missing_api_key'],
    ['an empty one', '', 'missing_api_key'],
    ['another scheme', 'Basic c2VjcmV0', 'missing_api_key'],
    ['no key in it', 'Bearer ', 'missing_api_key'],
    ['two keys', 'Bearer one two', 'missing_api_key'],
    ['an unknown key', 'Bearer sk-wrong', 'invalid_api_key'],
  ])('refuses %s', async (_name, authorization, code) => {
    await using edge = await createHttpEdge();
    const headers = authorization === undefined ? {} : { authorization };
    const response = await edge.server.inject({ url: '/v1/videos', headers });
    const error = expectError(response, 401, code);
    expect(String(error['message'])).not.toContain('sk-wrong');
    expect(edge.commands).toEqual([]);
  });

  it('takes the scheme in any case', async () => {
    await using edge = await createHttpEdge();
    const authorization = AUTHORIZED.authorization.replace('Bearer', 'bearer');
    const response = await edge.server.inject({ url: '/v1/models', headers: { authorization } });
    expect(response.statusCode).toBe(200);
  });

  it('comes before the body is read', async () => {
    await using edge = await createHttpEdge();
    let wasRead = false;
    const payload = new Readable({
      read() {
        wasRead = true;
        this.push(null);
      },
    });
    const headers = { 'content-type': 'application/json' };
    const request = { method: 'POST', url: '/v1/videos', headers, payload } as const;
    expectError(await edge.server.inject(request), 401, 'missing_api_key');
    expect(wasRead).toBe(false);
  });

  it('answers 503 while keys cannot be looked up', async () => {
    await using edge = await createHttpEdge({ identity: { authenticate: fail(AWAY) } });
    const response = await edge.server.inject({ url: '/v1/videos', headers: AUTHORIZED });
    expectError(response, 503, 'service_unavailable');
    expect(response.headers).toMatchObject({ 'retry-after': '1', 'x-should-retry': 'true' });
  });
});

describe('unknown URLs and methods', () => {
  it.each(['/nothing', '/v1/nothing', '/v1/videos/a/b/c', '/v1/video', '/v2/videos', '//'])(
    'answers 404 for %s, also before the body is read',
    async (url) => {
      await using edge = await createHttpEdge();
      for (const method of ['GET', 'POST', 'DELETE'] as const) {
        const broken = { headers: { 'content-type': 'application/json' }, payload: '{' };
        const response = await edge.server.inject({
          method,
          url,
          ...(method === 'POST' ? broken : {}),
        });
        const { message } = expectError(response, 404, 'route_not_found');
        expect(message).toContain(`${method} ${url}`);
      }
    },
  );

  it.each([
    ['PUT', '/v1/videos', 'POST, GET, HEAD'],
    ['OPTIONS', '/v1/videos', 'POST, GET, HEAD'],
    ['PATCH', '/v1/videos/video_1', 'GET, DELETE, HEAD'],
    ['POST', '/v1/videos/video_1', 'GET, DELETE, HEAD'],
    ['GET', '/v1/videos/edits', 'POST'],
    ['DELETE', '/v1/videos/extensions', 'POST'],
    ['GET', '/v1/videos/video_1/remix', 'POST'],
    ['DELETE', '/v1/videos/video_1/content', 'GET, HEAD'],
  ] as const)('answers 405 to %s %s', async (method, url, allow) => {
    await using edge = await createHttpEdge();
    const response = await edge.server.inject({ method, url, headers: AUTHORIZED });
    expectError(response, 405, 'method_not_allowed');
    expect(response.headers['allow']).toBe(allow);
  });

  it.each(['/v1/videos/%', '/v1/videos/%zz', '/v1/videos/%E0%A4%A'])(
    'answers 404 to the broken escape in %s',
    async (url) => {
      await using edge = await createHttpEdge();
      const response = await edge.server.inject({ url, headers: AUTHORIZED });
      expectError(response, 404, 'route_not_found');
    },
  );

  it('takes a slash at the end', async () => {
    await using edge = await createHttpEdge();
    const response = await edge.server.inject({ url: '/v1/videos/', headers: AUTHORIZED });
    expect([response.statusCode, edge.commands[0]?.kind]).toEqual([200, 'list']);
  });
});

describe('ids in a path', () => {
  it.each([
    ['a base64 document', `${'QUJD+0/='.repeat(40)}==`],
    ['a slash', 'a/b'],
    ['letters of any script', '视频-ñ-🎬'],
    ['the longest', 'x'.repeat(1024)],
    ['what looks like a path', '../../etc/passwd'],
  ])('reach the engine whole: %s', async (_name, id) => {
    await using edge = await createHttpEdge();
    const url = `/v1/videos/${encodeURIComponent(id)}`;
    const response = await edge.server.inject({ url, headers: AUTHORIZED });
    expect(response.statusCode).toBe(200);
    expect(edge.commands).toEqual([{ kind: 'get', videoId: id }]);
  });

  it('never reach it when the database could not hold them', async () => {
    await using edge = await createHttpEdge();
    const response = await edge.server.inject({ url: '/v1/videos/a%00b', headers: AUTHORIZED });
    expectError(response, 400, 'invalid_parameter');
    const long = `/v1/videos/${'x'.repeat(1025)}`;
    const tooLong = await edge.server.inject({ url: long, headers: AUTHORIZED });
    expectError(tooLong, 404, 'route_not_found');
    expect(edge.commands).toEqual([]);
  });
});

describe('what the engine says', () => {
  it('is encoded by the dialect', async () => {
    // Accepted just now: how soon to ask again depends on how long a video has been in the making.
    const makeVideo = async () => sampleVideo({ createdAt: systemClock.now() });
    await using edge = await createHttpEdge({ engine: { makeVideo } });
    const request = { method: 'POST', url: '/v1/videos', headers: JSON_BODY, payload: PROMPT };
    const response = await edge.server.inject({ ...request, method: 'POST' });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({ object: 'video', status: 'queued', seconds: '8' });
    expect(response.headers).toMatchObject({
      'openai-poll-after-ms': '1000',
      'x-reprise-served-by': 'builtin',
      'x-request-id': expect.stringMatching(/^req_/),
    });
  });

  it('reaches each use case by its route', async () => {
    await using edge = await createHttpEdge();
    const send = (method: 'GET' | 'POST' | 'DELETE', url: string, body?: object) =>
      edge.server.inject({
        method,
        url,
        headers: body === undefined ? AUTHORIZED : JSON_BODY,
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      });
    const video = { id: 'video_1' };
    const prompt = 'p';
    await send('POST', '/v1/videos', { prompt });
    await send('GET', '/v1/videos?limit=3&order=asc');
    await send('GET', '/v1/videos/video_1');
    await send('DELETE', '/v1/videos/video_1');
    await send('POST', '/v1/videos/video_1/remix', { prompt });
    await send('POST', '/v1/videos/edits', { prompt, video });
    await send('POST', '/v1/videos/extensions', { prompt, video, seconds: 8 });
    const kinds = edge.commands.map((command) => command.kind);
    expect(kinds).toEqual(['create', 'list', 'get', 'delete', 'remix', 'edit', 'extend']);
  });

  it('stays inside when it is an unknown error', async () => {
    const error = new Error('connect to postgres://user:secret@db failed', {
      cause: new Error('deep'),
    });
    await using edge = await createHttpEdge({ engine: { getVideo: fail(error) } });
    const response = await edge.server.inject({ url: '/v1/videos/v', headers: AUTHORIZED });
    expectError(response, 500, 'internal_error');
    expect(response.body).not.toMatch(/postgres|secret|deep/);
    expect(edge.logLines.join('')).toContain('deep');
  });
});

describe('content', () => {
  const bytes = Buffer.from('not really an mp4');
  const openContent = async () => ({
    video: sampleVideo({ status: 'completed' }),
    asset: storedAsset(bytes, { sha256: 'ab'.repeat(32) }),
  });

  const failing = async () => {
    const content = await openContent();
    const broken = new Readable({ read: () => void broken.destroy(new Error('disk')) });
    return { ...content, asset: streamedAsset(broken, content.asset.sizeBytes) };
  };

  it('is the bytes, whatever the client says it accepts', async () => {
    await using edge = await createHttpEdge({ engine: { openContent } });
    const headers = { ...AUTHORIZED, accept: 'application/binary' };
    const response = await edge.server.inject({ url: '/v1/videos/v/content', headers });
    expect(response.statusCode).toBe(200);
    expect(response.rawPayload).toEqual(bytes);
    expect(response.headers).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': String(bytes.byteLength),
      'content-disposition': `inline; filename="${sampleVideo().id}.mp4"`,
      etag: `"${'ab'.repeat(32)}"`,
      'x-request-id': expect.stringMatching(/^req_/),
    });
  });

  it('is asked for as the picture that is wanted, and named after it', async () => {
    const asked: unknown[] = [];
    const open = async (_principal: unknown, { variant }: { variant: string }) => {
      asked.push(variant);
      const content = await openContent();
      return { ...content, asset: { ...content.asset, mediaType: 'image/jpeg' } };
    };
    await using edge = await createHttpEdge({ engine: { openContent: open } });
    const url = '/v1/videos/v/content?variant=spritesheet';
    const { headers } = await edge.server.inject({ url, headers: AUTHORIZED });
    expect(asked).toEqual(['spritesheet']);
    expect(headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': `inline; filename="${sampleVideo().id}-sprites.jpg"`,
    });
  });

  it('becomes a clean error when the first read fails', async () => {
    await using edge = await createHttpEdge({ engine: { openContent: failing } });
    const response = await edge.server.inject({ url: '/v1/videos/v/content', headers: AUTHORIZED });
    expectError(response, 500, 'internal_error');
  });
});

describe('health', () => {
  it('tells a process that runs from one that can serve', async () => {
    await using edge = await createHttpEdge({ checkReady: fail(AWAY) });
    expect((await edge.server.inject('/healthz')).json()).toEqual({ status: 'ok' });
    expectError(await edge.server.inject('/readyz'), 503, 'service_unavailable');
  });

  it('is ready when the check passes, and still has a request id', async () => {
    await using edge = await createHttpEdge();
    const response = await edge.server.inject('/readyz');
    expect(response.json()).toEqual({ status: 'ready' });
    expect(response.headers['x-request-id']).toMatch(/^req_/);
  });
});

describe('the log', () => {
  it('has a line for each request with its number, and no key', async () => {
    await using edge = await createHttpEdge();
    const response = await edge.server.inject({ url: '/v1/videos/video_1', headers: AUTHORIZED });
    const lines = edge.logLines.map((line) => JSON.parse(line));
    expect(lines).toContainEqual(
      expect.objectContaining({
        msg: 'request',
        reqId: response.headers['x-request-id'],
        route: '/v1/videos/:videoId',
        status: 200,
      }),
    );
    expect(edge.logLines.join('')).not.toContain(AUTHORIZED.authorization);
  });
});
