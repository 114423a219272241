/** A chat model's reading is taken where it is one, and never anything else that it says. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLogger } from '../../../lib/logger.ts';
import { createChatReader, type PromptReader } from './chat-reader.ts';

interface Question {
  readonly authorization: string | undefined;
  readonly body: { model: string; messages: { role: string; content: string }[] };
}

let server: Server;
let asked: Question[];
let answer: { status: number; text: string };
let read: PromptReader;
beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    void reply(request, response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/v1/chat/completions`;
  const settings = { url, apiKey: 'a-key', model: 'small', timeoutMs: 5_000 };
  read = createChatReader(settings, createLogger('silent'));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function reply(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = (await json(request)) as Question['body'];
  asked.push({ authorization: request.headers.authorization, body });
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.text);
}

function says(content: string): void {
  answer = { status: 200, text: JSON.stringify({ choices: [{ message: { content } }] }) };
}

test('a reading comes back in the renderer’s own words', async () => {
  says(
    JSON.stringify({
      setting: 'street',
      time: 'night',
      subjects: [{ name: 'car', count: 2, colour: '#C92A2A' }],
      notDrawn: ['a hot-dog stand'],
    }),
  );
  const reading = await read('two crimson convertibles by a hot-dog stand after dark');
  expect(reading?.prompt).toMatch(/^2 #c92a2a car\. .*night/u);
  expect(reading?.notDrawn).toEqual(['a hot-dog stand']);
  expect(asked).toMatchObject([{ authorization: 'Bearer a-key', body: { model: 'small' } }]);
  const [system, user] = asked[0]!.body.messages;
  expect(system?.content).toContain('"product_box"');
  expect(user).toEqual({
    role: 'user',
    content: 'two crimson convertibles by a hot-dog stand after dark',
  });
});

test('what stands around the reading does no harm', async () => {
  says('Sure! ```json\n{"setting": "lake"}\n``` Enjoy.');
  expect(await read('a tarn')).toMatchObject({ prompt: 'lake', notDrawn: [] });
});

test.each([
  ['no reading', 'I would rather not.'],
  ['half a reading', '{"setting": "lake"'],
  ['a place that is not drawn', '{"setting": "atlantis"}'],
  ['a colour that is none', '{"subjects": [{"name": "car", "colour": "red; drop table"}]}'],
  [
    'too much of everything',
    JSON.stringify({ subjects: Array.from({ length: 5 }, () => ({ name: 'cat' })) }),
  ],
])('%s is not taken', async (_name, content) => {
  says(content);
  expect(await read('a lake')).toBeNull();
});

test('neither is an error, nor an answer that is no answer', async () => {
  answer = { status: 500, text: '{"error": {"message": "out of memory"}}' };
  expect(await read('a lake')).toBeNull();
  answer = { status: 200, text: '<html>' };
  expect(await read('a lake')).toBeNull();
  answer = { status: 200, text: '{"choices": []}' };
  expect(await read('a lake')).toBeNull();
  server.closeAllConnections();
  server.close();
  expect(await read('a lake')).toBeNull();
});
