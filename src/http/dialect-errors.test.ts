/** Not one error leaves a dialect in another's shape: every code and every way to be refused. */
import { connect } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { errorFault, type ErrorAnswer } from '../../test/support/dialect-errors.ts';
import { AUTHORIZED, createHttpEdge, type HttpEdgeParts } from '../../test/support/http-edge.ts';
import { samplePrincipal } from '../../test/support/sample-principal.ts';
import { ERROR_CATALOGUE, RepriseError, type ErrorCode } from '../core/index.ts';
import { DIALECTS } from '../dialects/index.ts';

const CODES = Object.keys(ERROR_CATALOGUE) as ErrorCode[];
const HUGE = 'x'.repeat(25 * 1024 * 1024);

const openEdge = (parts: HttpEdgeParts = {}) => createHttpEdge({ ...parts, dialects: DIALECTS });

function throwing(error: Error): HttpEdgeParts {
  const getVideo = async () => {
    throw error;
  };
  return { engine: { getVideo } };
}

function readPath(id: string): string {
  const dialect = DIALECTS.find((candidate) => candidate.id === id);
  const route = dialect?.routes.find(({ kind }) => kind === 'get');
  return (route?.path ?? '').replace(':videoId', 'video_1');
}

function createPath(id: string): string {
  const dialect = DIALECTS.find((candidate) => candidate.id === id);
  return dialect?.routes.find(({ kind }) => kind === 'create')?.path ?? '';
}

describe.each(DIALECTS)('$id', ({ id, prefixes: [prefix = ''] }) => {
  it('renders every code in its own shape', async () => {
    const getVideo = vi.fn();
    await using edge = await openEdge({ engine: { getVideo } });
    const url = `${prefix}${readPath(id)}`;
    for (const code of CODES) {
      getVideo.mockRejectedValueOnce(new RepriseError(code));
      const answer = await edge.server.inject({ url, headers: AUTHORIZED });
      expect([code, errorFault(id, answer)]).toEqual([code, null]);
    }
    expect(getVideo).toHaveBeenCalledTimes(CODES.length);
  });

  it('says no more than that something went wrong when something crashes', async () => {
    await using edge = await openEdge(throwing(new TypeError('secret')));
    const url = `${prefix}${readPath(id)}`;
    const answer = await edge.server.inject({ url, headers: AUTHORIZED });
    expect([answer.statusCode, errorFault(id, answer)]).toEqual([500, null]);
    expect(answer.body).not.toContain('secret');
  });

  const json = { ...AUTHORIZED, 'content-type': 'application/json' };
  it.each([
    ['no key', 401, { url: readPath(id) }],
    ['a wrong key', 401, { url: readPath(id), headers: { authorization: 'Bearer sk-x' } }],
    ['an unknown route', 404, { url: '/nowhere', headers: AUTHORIZED }],
    ['an unknown route and no key', 404, { url: '/nowhere' }],
    ['a path that cannot be decoded', 404, { url: '/tasks/%zz', headers: AUTHORIZED }],
    ['an id without end', 404, { url: `${readPath(id)}${'x'.repeat(1100)}` }],
    ['another method', 405, { method: 'DELETE', url: createPath(id), headers: AUTHORIZED }],
    ['PATCH', 405, { method: 'PATCH', url: readPath(id), headers: AUTHORIZED }],
    ['broken JSON', 400, { method: 'POST', url: createPath(id), headers: json, payload: '{' }],
    [
      'JSON that is no object',
      400,
      { method: 'POST', url: createPath(id), headers: json, payload: '[]' },
    ],
    [
      'a body that is too large',
      413,
      { method: 'POST', url: createPath(id), headers: json, payload: HUGE },
    ],
    [
      'XML',
      415,
      {
        method: 'POST',
        url: createPath(id),
        headers: { ...AUTHORIZED, 'content-type': 'text/xml' },
        payload: '<a/>',
      },
    ],
    [
      'a form without an end',
      400,
      {
        method: 'POST',
        url: createPath(id),
        headers: { ...AUTHORIZED, 'content-type': 'multipart/form-data; boundary=x' },
        payload: '--x\r\n',
      },
    ],
    [
      'a form without a boundary',
      400,
      {
        method: 'POST',
        url: createPath(id),
        headers: { ...AUTHORIZED, 'content-type': 'multipart/form-data' },
        payload: 'x',
      },
    ],
  ] as const)('refuses %s in its own shape', async (_what, status, request) => {
    await using edge = await openEdge();
    const answer = await edge.server.inject({ ...request, url: prefix + request.url });
    expect([answer.statusCode, errorFault(id, answer)]).toEqual([status, null]);
    expect(edge.commands).toEqual([]);
  });

  it.each([
    [
      'headers without end',
      431,
      `GET ${prefix}/x HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`,
    ],
    ['no host', 400, `GET ${prefix}/x HTTP/1.1\r\nconnection: close\r\n\r\n`],
    [
      'a strange wish',
      404,
      `GET ${prefix}/x HTTP/1.1\r\nhost: a\r\nexpect: tea\r\nconnection: close\r\n\r\n`,
    ],
    ['no HTTP', 400, `GET ${prefix}/x HTTP/1.1\r\nno header\r\n\r\n`],
  ])('answers %s in its own shape', async (_what, status, text) => {
    await using edge = await openEdge();
    const answer = await exchange(await edge.listen(), text);
    expect([answer.statusCode, errorFault(id, answer)]).toEqual([status, null]);
  });

  it('answers what breaks on a connection as that connection has spoken', async () => {
    await using edge = await openEdge();
    const good = `GET ${prefix}/x HTTP/1.1\r\nhost: a\r\n\r\n`;
    const answer = await exchange(await edge.listen(), good, '\u0000\u0001\r\n\r\n');
    expect([answer.statusCode, errorFault(id, answer)]).toEqual([400, null]);
  });

  const wished: [string, HttpEdgeParts, Record<string, string>][] = [
    ['the header', {}, { 'x-reprise-dialect': id }],
    ['the key', { identity: { authenticate: async () => samplePrincipal({ dialect: id }) } }, {}],
  ];
  it.each(wished)('keeps its shape below /v1 when %s names it', async (_who, parts, extra) => {
    await using edge = await openEdge(parts);
    const headers = { ...json, ...extra };
    const url = `/v1${createPath(id)}`;
    for (const request of [
      { url: '/v1/nowhere', headers },
      { method: 'PUT', url, headers },
      { method: 'POST', url, headers, payload: '{' },
      { method: 'POST', url, headers: { ...headers, 'content-type': 'text/xml' }, payload: 'x' },
      { method: 'POST', url, headers, payload: HUGE },
      { method: 'POST', url, headers, payload: '{"prompt":""}' },
    ] as const) {
      const answer = await edge.server.inject(request);
      expect(errorFault(id, answer)).toBeNull();
    }
  });
});

it('an unmistakable path is answered in its own dialect, whatever is wrong', async () => {
  await using edge = await openEdge();
  for (const [dialect, url] of [
    ['apimart', '/v1/tasks/x'],
    ['apimart', '/v1/tasks/a/b'],
    ['apimart', '/v1/tasks/%zz'],
    ['newapi', '/v1/video/generations/x'],
    ['openrouter', '/v1/videos/models'],
  ] as const) {
    expect(errorFault(dialect, await edge.server.inject({ url }))).toBeNull();
    expect(errorFault(dialect, await edge.server.inject({ method: 'PATCH', url }))).toBeNull();
  }
});

/** Sends what a well-behaved client would never send, and reads the last answer. */
async function exchange(baseUrl: string, ...texts: readonly string[]): Promise<ErrorAnswer> {
  const socket = connect(Number(new URL(baseUrl).port), '127.0.0.1');
  let received = '';
  for (const text of texts) {
    socket.write(text);
    if (text !== texts.at(-1)) {
      const { promise, resolve } = Promise.withResolvers<void>();
      socket.once('readable', resolve);
      await promise;
      received += String(socket.read());
    }
  }
  received = '';
  for await (const chunk of socket) received += String(chunk);
  const [head = '', body = ''] = received.split('\r\n\r\n');
  const [line = '', ...lines] = head.split('\r\n');
  const headers = Object.fromEntries(
    lines.map((text) => {
      const colon = text.indexOf(':');
      return [text.slice(0, colon).toLowerCase(), text.slice(colon + 1).trim()];
    }),
  );
  return { statusCode: Number(line.split(' ')[1]), headers, body };
}
