/** Services of an operator's own are asked with their key, and only good answers are taken. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ResponseTooLargeError } from './http-errors.ts';
import { postJson } from './post-json.ts';

let server: Server;
let url: string;
let status: number;
let asked: { headers: IncomingMessage['headers']; body: unknown } | null;
beforeEach(async () => {
  status = 200;
  asked = null;
  server = createServer(async (request, response) => {
    asked = { headers: request.headers, body: JSON.parse(await text(request)) };
    response.writeHead(status).end('{"so": "good"}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/ask`;
});
afterEach(() => server.close());

const ask = (apiKey: string | null, maxBytes = 100) =>
  postJson(
    { url, apiKey, timeoutMs: 5000 },
    { question: '为什么' },
    { name: 'the oracle', maxBytes },
  );

it('sends the question as JSON with the key, and gives the answer as text', async () => {
  expect(await ask('sk-service')).toBe('{"so": "good"}');
  expect(asked?.body).toEqual({ question: '为什么' });
  expect(asked?.headers).toMatchObject({
    authorization: 'Bearer sk-service',
    'content-type': 'application/json',
  });
});

it('sends no authorization where there is no key', async () => {
  await ask(null);
  expect(asked?.headers).not.toHaveProperty('authorization');
});

it('takes no answer that is an error, or larger than is allowed', async () => {
  await expect(ask(null, 5)).rejects.toThrow(ResponseTooLargeError);
  status = 503;
  await expect(ask(null)).rejects.toThrow('the oracle answered with 503');
});
