/** What only real sockets show: bodies that are too large, that break off, clients that leave. */
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { Duplex, Readable } from 'node:stream';
import { promisify } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { FORM_TYPE, formBody } from '../../test/support/form-body.ts';
import { AUTHORIZED, createHttpEdge } from '../../test/support/http-edge.ts';
import { samplePrincipal } from '../../test/support/sample-principal.ts';
import { sampleVideo } from '../../test/support/sample-video.ts';
import { storedAsset, streamedAsset } from '../../test/support/stored-asset.ts';
import { openai } from '../dialects/openai/index.ts';
import { MAX_BODY_BYTES } from './body-parsers.ts';
import { refuseBrokenRequest } from './refuse-broken-request.ts';

const MEGABYTE = 1024 * 1024;
/** Several chunks of a socket, so that the uploads really interleave. */
const UPLOAD_BYTES = 200_000;

function* megabytes(count: number, first: string): Generator<Buffer> {
  yield Buffer.from(first);
  const chunk = Buffer.alloc(MEGABYTE, 'x');
  for (let sent = 0; sent < count; sent += 1) yield chunk;
}

async function* cutOff(): AsyncGenerator<Buffer> {
  yield Buffer.alloc(1000);
  await new Promise(setImmediate);
  throw new Error('the disk is gone');
}

const openBrokenContent = async () => ({
  video: sampleVideo({ status: 'completed' }),
  asset: streamedAsset(Readable.from(cutOff()), 1e6),
});

async function exchange(baseUrl: string, text: string): Promise<string> {
  const socket = connect(Number(new URL(baseUrl).port), '127.0.0.1');
  socket.end(text);
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  return answer;
}

/** What an SDK does first with any refusal. */
function parseAnswer(answer: string): { head: string; error: Record<string, unknown> } {
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  return { head, error: JSON.parse(body).error };
}

describe('a body over the limit', () => {
  const formHead = formBody([{ name: 'prompt', value: '' }])
    .subarray(0, -30)
    .toString();
  it.each([
    ['JSON', 'application/json', '{"prompt":"'],
    ['a form', FORM_TYPE, formHead],
    ['a form of no length known before', FORM_TYPE, formHead],
    ['JSON of no length known before', 'application/json', '{"prompt":"'],
  ])('gets its 413 while it is still being sent: %s', async (name, contentType, first) => {
    await using edge = await createHttpEdge();
    const baseUrl = await edge.listen();
    const isChunked = name.includes('no length');
    const response = await fetch(`${baseUrl}/v1/videos`, {
      method: 'POST',
      headers: { ...AUTHORIZED, 'content-type': contentType },
      body: isChunked
        ? Readable.from(megabytes(26, first))
        : Buffer.concat([...megabytes(26, first)]),
      ...(isChunked ? { duplex: 'half' } : {}),
    });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error: { code: 'body_too_large' } });
    expect(response.headers.get('x-should-retry')).toBe('false');
    expect(edge.commands).toEqual([]);
  });

  it('takes little memory, however much of it there is', async () => {
    await using edge = await createHttpEdge();
    const baseUrl = await edge.listen();
    const before = process.memoryUsage().arrayBuffers;
    let highest = 0;
    const parts = (function* () {
      for (let sent = 0; sent < 20; sent += 1) {
        yield formBody([{ name: `f${sent}`, value: Buffer.alloc(10 * MEGABYTE, 'x') }]).subarray(
          0,
          -26,
        );
        highest = Math.max(highest, process.memoryUsage().arrayBuffers - before);
      }
    })();
    const response = await fetch(`${baseUrl}/v1/videos`, {
      method: 'POST',
      headers: { ...AUTHORIZED, 'content-type': FORM_TYPE },
      body: Readable.from(parts),
      duplex: 'half',
    });
    expect(response.status).toBe(413);
    expect(highest).toBeLessThan(5 * MAX_BODY_BYTES);
  });
});

describe('an upload without a key', () => {
  it('gets its 401 although it is large', async () => {
    await using edge = await createHttpEdge();
    const baseUrl = await edge.listen();
    const response = await fetch(`${baseUrl}/v1/videos`, {
      method: 'POST',
      headers: { 'content-type': FORM_TYPE },
      body: Buffer.alloc(20 * MEGABYTE),
    });
    expect(response.status).toBe(401);
  });
});

describe('an upload that breaks off', () => {
  it.each(['application/json', FORM_TYPE])('is let go of: %s', async (contentType) => {
    const arrived = Promise.withResolvers<void>();
    const authenticate = async () => {
      arrived.resolve();
      return samplePrincipal();
    };
    await using edge = await createHttpEdge({ identity: { authenticate } });
    const baseUrl = await edge.listen();
    const upload = httpRequest(`${baseUrl}/v1/videos`, {
      method: 'POST',
      headers: { ...AUTHORIZED, 'content-type': contentType, 'content-length': 1_000_000 },
    });
    upload.on('error', () => undefined);
    upload.write(formBody([{ name: 'prompt', value: 'half a' }]).subarray(0, 90));
    await arrived.promise;
    upload.destroy();
    const wasRefused = () => edge.logLines.some((line) => line.includes('request refused'));
    await vi.waitFor(() => expect(wasRefused()).toBe(true), { timeout: 10_000 });
    expect(edge.commands).toEqual([]);
    expect(edge.logLines.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
  });
});

describe('a client that leaves in mid download', () => {
  it('ends the stream, and the next request is served', async () => {
    const endless = new Readable({
      read() {
        this.push(Buffer.alloc(64 * 1024));
      },
    });
    const openContent = async () => ({
      video: sampleVideo({ status: 'completed' }),
      asset: streamedAsset(endless, 1e12),
    });
    await using edge = await createHttpEdge({ engine: { openContent } });
    const baseUrl = await edge.listen();
    const controller = new AbortController();
    const { signal } = controller;
    const url = `${baseUrl}/v1/videos/v/content`;
    const response = await fetch(url, { headers: AUTHORIZED, signal });
    await response.body?.getReader().read();
    controller.abort();
    if (!endless.closed) await once(endless, 'close');
    expect(endless.destroyed).toBe(true);
    expect((await fetch(`${baseUrl}/healthz`)).status).toBe(200);
  });

  it('has its connection cut when the bytes end too early', async () => {
    await using edge = await createHttpEdge({ engine: { openContent: openBrokenContent } });
    const baseUrl = await edge.listen();
    const response = await fetch(`${baseUrl}/v1/videos/v/content`, { headers: AUTHORIZED });
    await expect(response.arrayBuffer()).rejects.toThrow();
  });
});

describe('clients that take their time', () => {
  /** Counts what is read from the store; what the sockets of the system hold is all there may be more. */
  function countedAsset(sizeBytes: number) {
    const seen = { readBytes: 0, opened: 0, open: 0 };
    const open = async ({ firstByte, lastByte } = { firstByte: 0, lastByte: sizeBytes - 1 }) => {
      seen.open += 1;
      seen.opened += 1;
      let left = lastByte - firstByte + 1;
      const bytes = new Readable({
        highWaterMark: 256 * 1024,
        read() {
          const chunk = Math.min(left, 256 * 1024);
          left -= chunk;
          seen.readBytes += chunk;
          this.push(chunk === 0 ? null : Buffer.alloc(chunk));
        },
      });
      bytes.once('close', () => (seen.open -= 1));
      return bytes;
    };
    return { seen, asset: storedAsset(Buffer.alloc(0), { sizeBytes, open }) };
  }

  function startDownload(baseUrl: string, range?: string) {
    const socket = connect(Number(new URL(baseUrl).port), '127.0.0.1');
    const lines = [
      'GET /v1/videos/v/content HTTP/1.1',
      'host: a',
      `authorization: ${AUTHORIZED.authorization}`,
      ...(range === undefined ? [] : [`range: ${range}`]),
    ];
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    socket.on('error', () => undefined);
    return socket;
  }

  it.each([
    ['the whole', undefined],
    ['many parts', 'bytes=0-99999999,200000000-299999999'],
  ])('have nothing read ahead for them, and close what they leave: %s', async (_name, range) => {
    const { seen, asset } = countedAsset(4e8);
    const openContent = async () => ({ video: sampleVideo({ status: 'completed' }), asset });
    await using edge = await createHttpEdge({ engine: { openContent } });
    const baseUrl = await edge.listen();
    const clients = Array.from({ length: 20 }, () => startDownload(baseUrl, range));
    for (const client of clients) {
      await once(client, 'readable');
      expect(client.read(1024)).not.toBeNull();
    }
    // Nobody takes more than the system's own buffers: after these are full nothing is read any more.
    let before = -1;
    while (before !== seen.readBytes) {
      before = seen.readBytes;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    expect(seen.open).toBe(20);
    expect(seen.readBytes / 20).toBeLessThan(16 * MEGABYTE);
    for (const client of clients) client.destroy();
    await vi.waitFor(() => expect(seen.open).toBe(0), { timeout: 20_000 });
  });

  it('close what was opened after they left', async () => {
    const { seen, asset } = countedAsset(4e8);
    const gate = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    const openContent = async () => {
      asked.resolve();
      await gate.promise;
      return { video: sampleVideo({ status: 'completed' }), asset };
    };
    await using edge = await createHttpEdge({ engine: { openContent } });
    const baseUrl = await edge.listen();
    const client = startDownload(baseUrl);
    await asked.promise;
    client.destroy();
    await once(client, 'close');
    await vi.waitFor(async () => {
      const connections = promisify(edge.server.server.getConnections.bind(edge.server.server));
      expect(await connections()).toBe(0);
    });
    gate.resolve();
    await vi.waitFor(() => expect([seen.opened, seen.open]).toEqual([1, 0]));
    expect((await fetch(`${baseUrl}/healthz`)).status).toBe(200);
  });
});

describe('many uploads at once', () => {
  it('do not get in each other’s way', async () => {
    await using edge = await createHttpEdge();
    const baseUrl = await edge.listen();
    const uploads = Array.from({ length: 64 }, async (_item, index) => {
      const file = {
        name: 'input_reference',
        fileName: 'a.png',
        value: Buffer.alloc(UPLOAD_BYTES, index),
      };
      const prompt = { name: 'prompt', value: `upload ${index}` };
      const response = await fetch(`${baseUrl}/v1/videos`, {
        method: 'POST',
        headers: { ...AUTHORIZED, 'content-type': FORM_TYPE },
        body: formBody(index % 2 === 0 ? [file, prompt] : [prompt, file]),
      });
      return response.status;
    });
    expect(new Set(await Promise.all(uploads))).toEqual(new Set([200]));
    const seen = edge.commands.map((command) => {
      const [reference] = command.kind === 'create' ? command.references : [];
      if (command.kind !== 'create' || reference?.kind !== 'bytes') return null;
      const { bytes } = reference;
      const isWhole = bytes.byteLength === UPLOAD_BYTES && bytes.at(0) === bytes.at(-1);
      return isWhole ? `upload ${bytes.at(0)}` === command.prompt : null;
    });
    expect(seen).toEqual(Array.from({ length: 64 }, () => true));
  });
});

describe('what is no HTTP request', () => {
  it.each([
    ['garbage', 'hello\r\n\r\n', 400, 'malformed_request'],
    [
      'a broken header',
      'GET / HTTP/1.1\r\nhost: a\r\nbad header\r\n\r\n',
      400,
      'malformed_request',
    ],
    [
      'too many headers',
      `GET / HTTP/1.1\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`,
      431,
      'headers_too_large',
    ],
  ])('is told so in the shape of every error: %s', async (_name, text, status, code) => {
    await using edge = await createHttpEdge();
    const { head, error } = parseAnswer(await exchange(await edge.listen(), text));
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} .*\r\n`));
    expect(head).toMatch(/\r\nx-request-id: req_[0-9a-f]{32}\r\n/);
    expect(Object.keys(error).toSorted()).toEqual(['code', 'message', 'param', 'type']);
    expect(error['code']).toBe(code);
  });

  it('is answered 408 when it did not arrive in time, and nothing is said to a dead socket', () => {
    const sent: string[] = [];
    const socket = () =>
      new Duplex({
        read: () => undefined,
        write: (chunk, _encoding, done) => done(void sent.push(String(chunk))),
      });
    refuseBrokenRequest(openai, { code: 'ERR_HTTP_REQUEST_TIMEOUT' }, socket());
    expect(sent.join('')).toMatch(/^HTTP\/1.1 408 Request Timeout\r\nx-should-retry: true\r\n/);
    const dead = socket();
    dead.destroy();
    refuseBrokenRequest(openai, { code: 'HPE_INVALID_METHOD' }, dead);
    refuseBrokenRequest(openai, { code: 'ECONNRESET' }, socket());
    expect(sent).toHaveLength(1);
  });

  it('of a method nobody knows finds no route', async () => {
    await using edge = await createHttpEdge();
    const text = 'PROPFIND /v1/videos HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n';
    const { error } = parseAnswer(await exchange(await edge.listen(), text));
    expect(error['code']).toBe('route_not_found');
  });
});

describe('limits on slow clients', () => {
  it('are set on the server itself', async () => {
    await using edge = await createHttpEdge();
    await edge.listen();
    expect(edge.server.server).toMatchObject({ headersTimeout: 60_000, requestTimeout: 300_000 });
  });
});
