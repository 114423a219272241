/** What every dialect says of a video's time and of its prompt, and that it is true. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ProviderFailure, type PollResult, type Principal } from '../../src/core/index.ts';
import { DIALECTS } from '../../src/dialects/index.ts';
import { createEngineBench, type EngineBench } from '../support/engine-bench.ts';
import { AUTHORIZED, createHttpEdge, type HttpEdge } from '../support/http-edge.ts';
import { answerFault } from '../support/judge-answer.ts';
import type { OpenEngine } from '../support/open-engine.ts';
import { succeedWith } from '../support/scripted-provider.ts';
import { DIALECT_IDS, prefixOf, SPEAKING, type DialectId } from '../support/speaking-dialects.ts';

const MODEL = 'sora-2';
const KEPT_SECONDS = 90;
const UNDERSTANDING = {
  matched: ['黄昏'],
  unknown: ['zxqwv'],
  notDrawn: ['吊灯'],
  confidence: 0.5,
} as const;
const NOT_UNDERSTOOD = 'The prompt was not fully understood: zxqwv.';

let bench: EngineBench;
let opened: OpenEngine;
let edge: HttpEdge;
let poll: () => Promise<PollResult>;

const understood = async () => ({ ...succeedWith('an mp4'), understanding: UNDERSTANDING });

beforeAll(async () => {
  bench = await createEngineBench();
  // The project says how long its results are kept.
  const owner: Principal = { ...bench.owner, assetTtlSeconds: KEPT_SECONDS };
  opened = bench.open({ poll: () => poll() });
  const identity = { authenticate: async () => owner };
  edge = await createHttpEdge({ dialects: [...DIALECTS], engine: opened.engine, identity });
});
afterEach(() => bench.clear());
afterAll(async () => {
  await edge[Symbol.asyncDispose]();
  await bench.close();
});

async function ask(dialect: DialectId, path: string, payload?: object) {
  return await edge.server.inject({
    method: payload === undefined ? 'GET' : 'POST',
    url: `${prefixOf(dialect)}${path}`,
    headers: AUTHORIZED,
    ...(payload === undefined ? {} : { payload }),
  });
}

/** The name that the dialect gave to a new video, which has ended. */
async function make(dialect: DialectId): Promise<string> {
  // The server has a clock of its own, and a result must not expire by one of them alone.
  bench.now = new Date();
  const { create, id } = SPEAKING[dialect];
  const name = id((await ask(dialect, create, { model: MODEL, prompt: '黄昏' })).json());
  await opened.run();
  return String(name);
}

test('creates and remixes share the two places of a project, as ezmodel’s page says', async () => {
  poll = understood;
  const source = await make('ezmodel');
  poll = async () => ({ state: 'pending', pollAfterMs: 60_000, progressPercent: null });
  const remix = { video_id: source, prompt: 'at night' };
  for (const [path, payload] of [
    ['/videos/remix', remix],
    ['/videos', { prompt: 'a lake' }],
    ['/videos/remix', remix],
    ['/videos', { prompt: 'a lake' }],
  ] as const) {
    // Videos of one moment are listed in no particular order.
    bench.now = new Date(bench.now.getTime() + 1);
    expect((await ask('ezmodel', path, payload)).statusCode).toBe(200);
    await opened.run();
  }
  const { data } = (await ask('ezmodel', '/videos?order=asc')).json();
  expect(data.map((video: { status: string }) => video.status)).toEqual([
    'completed',
    'in_progress',
    'in_progress',
    'queued',
    'queued',
  ]);
});

describe.each(DIALECT_IDS)('%s', (dialect) => {
  const { expiresAt, expired, failure, read, remix, status, words } = SPEAKING[dialect];

  test('tells when a result expires, and refuses it from then on', async () => {
    poll = understood;
    const name = await make(dialect);
    const shown = (await ask(dialect, read(name))).json();
    expect(status(shown)).toBe(words[1]);
    const { completedAt } = await opened.get(name, bench.owner);
    const end = Math.floor((completedAt?.getTime() ?? 0) / 1000 + KEPT_SECONDS);
    if (expiresAt !== null) expect(expiresAt(shown)).toBe(end);
    expect((await ask(dialect, `/videos/${name}/content`)).statusCode).toBe(200);

    bench.now = new Date(bench.now.getTime() + KEPT_SECONDS * 1000);
    const [path, payload] = remix?.(name, MODEL) ?? [];
    const refused = [
      await ask(dialect, `/videos/${name}/content`),
      ...(path === undefined ? [] : [await ask(dialect, path, payload)]),
    ];
    for (const answer of refused) {
      expect([answer.statusCode, answer.json().error.code]).toEqual(expired);
      expect(answer.json().error.message).toMatch(/expired/);
      expect(answerFault(dialect, answer)).toBeNull();
    }
    await opened.engine.keepHouse();
    // Nothing that is shown of it leads anywhere, and nothing that the vendor calls a link is empty.
    const later = await ask(dialect, read(name));
    expect(later.statusCode).toBe(200);
    expect(later.body).not.toMatch(/signature=|"url":""|\[""\]/);
  });

  test('tells how the prompt was understood', async () => {
    poll = understood;
    const name = await make(dialect);
    const header = (await ask(dialect, read(name))).headers['x-reprise-understanding'];
    expect(JSON.parse(String(header))).toEqual(UNDERSTANDING);
  });

  test('tells why a prompt that asked to be strict has failed', async () => {
    const why = new ProviderFailure('not_understood', { publicText: NOT_UNDERSTOOD });
    poll = async () => ({ state: 'failed', failure: why });
    const name = await make(dialect);
    const answer = await ask(dialect, read(name));
    expect(answer.statusCode).toBe(200);
    expect(status(answer.json())).toBe('failed');
    const told = JSON.stringify(failure(answer.json()));
    expect(told).toContain(NOT_UNDERSTOOD);
    // One has a text in place of an error, another the HTTP status in place of a code.
    if (!['openrouter', 'newapi'].includes(dialect))
      expect(told).toContain('prompt_not_understood');
  });
});
