/** The guarded client against local servers: trust, redirects, limits. */
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  ForbiddenAddressError,
  readBody,
  ResponseTooLargeError,
  sendRequest,
  UnreachableError,
} from './index.ts';

const TIMEOUT = { timeoutMs: 10_000 };

async function serve(listener: RequestListener) {
  const seen: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    seen.push(request);
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const configured = (url: string, more = {}) =>
  sendRequest({ url, trust: 'configured', ...TIMEOUT, ...more });
const untrusted = (url: string) => sendRequest({ url, trust: 'untrusted', ...TIMEOUT });

describe('a URL that came from someone else', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.0.0.1./',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://0/',
    'http://１２７.０.０.１/',
    'http://10.0.0.1/',
    'http://192.168.0.1:8080/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://[fe80::1]/',
    'http://[fd00:ec2::254]/',
    'http://[64:ff9b::7f00:1]/',
    'http://localhost/',
    'http://localhost./',
    'http://LOCALHOST:8080/',
    'http://any.localhost/',
    'https://localhost/',
  ])('is not followed inside: %s', async (url) => {
    await expect(untrusted(url)).rejects.toThrow(/Forbidden|not a public/);
  });

  it.each([
    'file:///etc/passwd',
    'ftp://example.com/a.png',
    'data:image/png;base64,AAAA',
    'gopher://example.com/',
    'javascript:alert(1)',
    'unix:/var/run/docker.sock',
    'example.com/a.png',
    '//example.com/a.png',
    '',
  ])('must be http or https: %s', async (url) => {
    await expect(untrusted(url)).rejects.toThrow(ForbiddenAddressError);
  });

  it('reaches no server of ours, even one that listens', async () => {
    await using server = await serve((_request, response) => response.end('secret'));
    const port = new URL(server.url).port;
    for (const host of ['127.0.0.1', 'localhost', '[::ffff:7f00:1]', '2130706433']) {
      await expect(untrusted(`http://${host}:${port}/`)).rejects.toThrow(ForbiddenAddressError);
    }
    expect(server.seen).toEqual([]);
  });
});

describe('a redirect', () => {
  it('within one origin is followed, with the headers', async () => {
    await using server = await serve((request, response) => {
      if (request.url === '/old') response.writeHead(302, { location: '/new' }).end();
      else response.end(`${request.url} ${request.headers.authorization}`);
    });
    const headers = { authorization: 'Bearer x' };
    const response = await configured(`${server.url}/old`, { headers });
    expect(String(await readBody(response, 100))).toBe('/new Bearer x');
  });

  it('to another origin is somebody else’s URL, so nothing private is reached by it', async () => {
    await using inside = await serve((_request, response) => response.end('secret'));
    await using server = await serve((_request, response) => {
      response.writeHead(307, { location: inside.url }).end();
    });
    await expect(configured(server.url)).rejects.toThrow(ForbiddenAddressError);
    expect(inside.seen).toEqual([]);
  });

  it.each(['file:///etc/passwd', 'ftp://127.0.0.1/', 'http://169.254.169.254/'])(
    'to %s is refused',
    async (location) => {
      await using server = await serve((_request, response) => {
        response.writeHead(301, { location }).end();
      });
      await expect(configured(server.url)).rejects.toThrow(ForbiddenAddressError);
    },
  );

  it('to nowhere, and one that never ends, is no answer', async () => {
    await using server = await serve((request, response) => {
      const location = request.url === '/broken' ? 'http://[broken' : '/again';
      response.writeHead(302, { location }).end();
    });
    await expect(configured(`${server.url}/broken`)).rejects.toThrow(UnreachableError);
    await expect(configured(`${server.url}/again`)).rejects.toThrow('more than 3 redirects');
    expect(server.seen.filter(({ url }) => url === '/again')).toHaveLength(4);
  });

  it('of anything but a GET is handed back', async () => {
    await using server = await serve((_request, response) => {
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    const response = await configured(server.url, { method: 'POST', body: '{}' });
    expect([response.status, server.seen.length]).toEqual([307, 1]);
    await response.body?.cancel();
  });

  it('without a place to go is an answer like any other', async () => {
    await using server = await serve((_request, response) => response.writeHead(304).end());
    expect((await configured(server.url)).status).toBe(304);
  });
});

describe('limits', () => {
  it('hold for the size, also of what is packed', async () => {
    await using server = await serve((request, response) => {
      if (request.url === '/packed') {
        response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(5_000_000)));
      } else response.end(Buffer.alloc(1000));
    });
    expect((await readBody(await configured(server.url), 1000)).byteLength).toBe(1000);
    await expect(readBody(await configured(server.url), 999)).rejects.toThrow(
      ResponseTooLargeError,
    );
    const packed = await configured(`${server.url}/packed`);
    await expect(readBody(packed, 1_000_000)).rejects.toThrow(ResponseTooLargeError);
  });

  it('stop a body that never ends', async () => {
    await using server = await serve((_request, response) => {
      const write = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
        response.once('drain', write);
      };
      write();
    });
    const response = await configured(server.url);
    await expect(readBody(response, 1_000_000)).rejects.toThrow(ResponseTooLargeError);
  });

  it('hold for the time: of a silent server, and of one that stops in the middle', async () => {
    await using server = await serve((request, response) => {
      if (request.url === '/middle')
        response.writeHead(200, { 'content-length': 10 }).write('half');
    });
    await expect(configured(server.url, { timeoutMs: 100 })).rejects.toThrow(UnreachableError);
    const response = await configured(`${server.url}/middle`, { timeoutMs: 200 });
    await expect(readBody(response, 100)).rejects.toThrow(UnreachableError);
  });

  it('may hold for the headers alone: a body then takes the time it takes', async () => {
    await using server = await serve((request, response) => {
      if (request.url === '/silent') return;
      response.writeHead(200, { 'content-length': 10 }).write('first');
      setTimeout(() => response.end('later'), 300);
    });
    const patient = { timeoutMs: 150, timeoutCovers: 'headers' } as const;
    const response = await configured(server.url, patient);
    expect(String(await readBody(response, 100))).toBe('firstlater');
    await expect(configured(`${server.url}/silent`, patient)).rejects.toThrow(UnreachableError);
  });

  it('tell a refused connection and a broken answer from each other by their cause only', async () => {
    const server = await serve((request) => request.socket.destroy());
    await expect(configured(server.url)).rejects.toThrow(UnreachableError);
    await server[Symbol.asyncDispose]();
    await expect(configured(server.url)).rejects.toThrow(UnreachableError);
  });
});

it('sends what it is given', async () => {
  await using server = await serve((request, response) => request.pipe(response));
  const headers = { 'content-type': 'text/plain', 'x-a': 'b' };
  const response = await configured(server.url, { method: 'POST', headers, body: 'hello' });
  expect(String(await readBody(response, 100))).toBe('hello');
  expect(server.seen[0]).toMatchObject({ method: 'POST', headers: { 'x-a': 'b' } });
});
