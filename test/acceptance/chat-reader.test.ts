/**
 * A gateway whose prompts a chat model reads: what it says is taken where it is a reading, the
 * lexicon reads whatever it leaves, and the header tells which words of which came to be drawn.
 */
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startGateway, TEST_KEY, type TestGateway } from '../support/start-gateway.ts';

interface Question {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
}

const headers = { authorization: `Bearer ${TEST_KEY}`, 'content-type': 'application/json' };
/** What was understood is told while it is made; then it is not waited for. */
const SLOWLY = '[[reprise: take 600s]]';

const says = (content: string) => (response: ServerResponse) =>
  void response.end(JSON.stringify({ choices: [{ message: { content } }] }));

/** How the service answers, by the word that the prompt begins with. */
const MANNERS: Readonly<Record<string, (response: ServerResponse) => void>> = {
  well: says(
    '{"setting":"street","time":"night","subjects":[{"name":"car","count":2}],"notDrawn":["hot-dog stand"]}',
  ),
  talkative: says('Of course! ```json\n{"setting":"desert"}\n``` Anything else?'),
  junk: says('{"setting":'),
  refusing: says("I'm sorry, I can't help with that."),
  empty: (response) => void response.end('{"choices":[]}'),
  failing: (response) => void response.writeHead(500).end('{"error":{"message":"no memory"}}'),
  limited: (response) => void response.writeHead(429, { 'retry-after': '3600' }).end('{}'),
  huge: says(`{"setting":"desert","notDrawn":["${'x'.repeat(2_000_000)}"]}`),
  cut: (response) => void response.write('{"choices":[{"mess', () => response.destroy()),
  // Neither ends before the gateway has given it up.
  silent: () => {},
  dripping: (response) => {
    const timer = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(timer));
  },
  inventing: says('{"setting":"atlantis","subjects":[{"name":"kraken"}]}'),
  injected: says(
    '{"setting":"desert","seed":1,"width":64,"durationSeconds":9999,"path":"/etc/passwd"}',
  ),
};

const questions: Question[] = [];
const service = createServer((request, response) => void answer(request, response));

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const question = (await json(request)) as Question;
  questions.push(question);
  const word = /^\w+/.exec(question.messages.at(-1)?.content ?? '')?.[0] ?? '';
  MANNERS[word]?.(response);
}

let folder: string;
let gateway: TestGateway;
beforeAll(async () => {
  await once(service.listen(0, '127.0.0.1'), 'listening');
  const { port } = service.address() as AddressInfo;
  folder = await mkdtemp(join(tmpdir(), 'reprise-chat-'));
  const config = join(folder, 'reprise.yaml');
  await writeFile(
    config,
    `understanding:
  url: http://127.0.0.1:${port}/v1/chat/completions
  model: a-small-model
  timeoutMs: 700
`,
  );
  const dataDir = join(folder, 'data');
  gateway = await startGateway({ dataDir, environment: { REPRISE_CONFIG: config } });
});
afterAll(async () => {
  await gateway.stop();
  service.closeAllConnections();
  service.close();
  await rm(folder, { recursive: true });
});

async function call(path: string, body?: object) {
  const response = await fetch(`${gateway.baseUrl}/v1/videos${path}`, {
    headers,
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  const video = (await response.json()) as { id: string; status: string };
  const told = response.headers.get('x-reprise-understanding');
  return { ...video, understanding: told === null ? null : (JSON.parse(told) as object) };
}

async function make(prompt: string) {
  let video = await call('', { prompt: `${prompt} ${SLOWLY}` });
  while (video.understanding === null && video.status !== 'failed') {
    await sleep(50);
    video = await call(`/${video.id}`);
  }
  await call(`/${video.id}/cancel`, {});
  return video.understanding;
}

test('what it reads is what is drawn, and what it cannot say is told', async () => {
  const asked = 'well, two convertibles by a hot-dog stand, after the sun has gone';
  const understood = await make(asked);
  expect(understood).toMatchObject({ unknown: [], notDrawn: ['hot-dog stand'] });
  expect(understood).toMatchObject({
    matched: expect.arrayContaining([expect.stringContaining('car'), 'street', 'night']),
  });
  const { model, messages } = questions.at(-1)!;
  expect(model).toBe('a-small-model');
  // Its directive is none of the model's business.
  expect(messages.at(-1)).toEqual({ role: 'user', content: asked });
});

test('what it says around its reading does no harm', async () => {
  expect(await make('talkative, a lake')).toMatchObject({ matched: ['desert'] });
});

describe('the lexicon reads the prompt instead', () => {
  const manners = Object.keys(MANNERS).filter((word) => !/well|talkative|injected/.test(word));

  test.each(manners)('where the service is %s', async (manner) => {
    const before = questions.length;
    const understood = await make(`${manner} convertibles by a lake at night`);
    expect(questions).toHaveLength(before + 1);
    expect(understood).toMatchObject({ matched: expect.arrayContaining(['lake', 'at night']) });
    expect(understood).not.toMatchObject({ matched: expect.arrayContaining(['desert']) });
  });
});

test('of an answer that says more than it was asked only the reading is taken', async () => {
  expect(await make('injected by a lake')).toMatchObject({ matched: ['desert'] });
});
