/**
 * What belongs to one project does not exist for another: on every route of every dialect that
 * names something, and wherever a body does, a stranger gets the answer that a name of nothing gets.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DialectRoute, Principal } from '../../src/core/index.ts';
import { createEventEncoder, createEventSigner, DIALECTS } from '../../src/dialects/index.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { createSeal } from '../../src/lib/seal.ts';
import { createWebhooks } from '../../src/webhooks/index.ts';
import { createEngineBench, type EngineBench } from '../support/engine-bench.ts';
import { createHttpEdge, type HttpEdge } from '../support/http-edge.ts';
import { CREATE, type OpenEngine } from '../support/open-engine.ts';
import { tinyMp4 } from '../support/tiny-mp4.ts';

type Names = Readonly<Record<'videoId' | 'fileId' | 'characterId' | 'endpointId', string>>;

/** Well formed, and of nothing. */
const OF_NOTHING: Names = {
  videoId: `video_${'0'.repeat(48)}`,
  fileId: `file-${'0'.repeat(32)}`,
  characterId: `char_${'0'.repeat(32)}`,
  endpointId: `whe_${'0'.repeat(24)}`,
};
/** Enough for any route to be decoded. */
const BODY = { model: 'sora-2', prompt: 'a lake', seconds: '4', event_type: 'video.completed' };
/** These name no one thing of a project. */
const OTHER_PARAMETERS: ReadonlySet<string> = new Set(['model']);

let bench: EngineBench;
let opened: OpenEngine;
let edge: HttpEdge;
let names: Names;
let alias: string;

beforeAll(async () => {
  bench = await createEngineBench();
  bench.now = new Date();
  opened = bench.open();
  const webhooks = createWebhooks({
    database: bench.database,
    clock: { now: () => bench.now, monotonicMs: () => bench.now.getTime() },
    logger: createLogger('silent'),
    seal: createSeal('a key of the tests', 'tests'),
    targets: 'any',
    encodeEvent: createEventEncoder(DIALECTS),
    signEvent: createEventSigner(DIALECTS),
  });
  const principals: Readonly<Record<string, Principal>> = {
    owner: bench.owner,
    stranger: bench.stranger,
  };
  edge = await createHttpEdge({
    dialects: [...DIALECTS],
    engine: { ...opened.engine, webhooks },
    identity: { authenticate: async (secret) => principals[secret] ?? null },
  });
  const { engine } = opened;
  const video = await engine.makeVideo(bench.owner, CREATE, null);
  await opened.run();
  const file = { name: 'a.png', purpose: 'vision', bytes: Buffer.from('x'), onlyImages: false };
  const kept = await engine.createFile(bench.owner, {
    ...file,
    kind: 'create_file',
    expiresAfterSeconds: null,
  });
  const clip = { bytes: await tinyMp4({ width: 1280, height: 720, durationSeconds: 4 }) };
  const character = await engine.createCharacter(bench.owner, {
    kind: 'create_character',
    name: 'Mochi',
    clip: { ...clip, param: 'video' },
  });
  const endpoint = (await webhooks.run(bench.owner, {
    kind: 'create_webhook_endpoint',
    name: 'mine',
    url: 'http://127.0.0.1:9/',
    eventTypes: ['video.completed'],
  })) as { id: string };
  ({ alias } = video);
  names = {
    videoId: video.id,
    fileId: kept.id,
    characterId: character.id,
    endpointId: endpoint.id,
  };
});
afterAll(async () => {
  await edge[Symbol.asyncDispose]();
  await bench.close();
});

interface Asked {
  readonly status: number;
  /** With the name that was asked for left out: it may be repeated. */
  readonly body: string;
}

async function ask(
  who: 'owner' | 'stranger',
  method: 'GET' | 'HEAD' | 'POST' | 'DELETE',
  url: string,
  named: string,
  payload: object | undefined = method === 'POST' ? BODY : undefined,
): Promise<Asked> {
  const answer = await edge.server.inject({
    method,
    url,
    headers: { authorization: `Bearer ${who}` },
    ...(payload === undefined ? {} : { payload }),
  });
  const body = answer.body
    .replaceAll(named, '…')
    .replaceAll(/req_\w+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'request');
  return { status: answer.statusCode, body };
}

/** `/videos/:videoId/remix` and what to put into it. */
function parameterOf({ path }: Pick<DialectRoute, 'path'>): string | null {
  const [parameter, ...others] = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
  if (parameter === undefined || OTHER_PARAMETERS.has(parameter)) return null;
  if (others.length > 0) throw new Error(`a route with several names: ${path}`);
  return parameter;
}

const ROUTES = DIALECTS.flatMap(({ id, prefixes, routes }) => {
  const prefix = prefixes.at(-1) ?? '';
  const followed = { method: 'GET', path: '/videos/:videoId/events' } as const;
  return [...routes, followed].flatMap((route) => {
    const parameter = parameterOf(route);
    return parameter === null ? [] : [{ dialect: id, prefix, ...route, parameter }];
  });
});

const nameOf = (of: Names, parameter: string): string => {
  const name = (of as Readonly<Record<string, string>>)[parameter];
  if (name === undefined) throw new Error(`the test knows no ${parameter}`);
  return name;
};

describe('a stranger gets 404, as for what does not exist', () => {
  test.each(ROUTES)(
    '$dialect $method $path',
    async ({ dialect, prefix, path, method, parameter }) => {
      const at = (name: string) => `${prefix}${path.replace(`:${parameter}`, name)}`;
      const nothing = nameOf(OF_NOTHING, parameter);
      const expected = await ask('stranger', method, at(nothing), nothing);
      // The vendor's page has another status for one of its routes.
      const status = `${dialect} ${path}` === 'ezmodel /videos/:videoId/remix' ? 400 : 404;
      expect(expected.status, expected.body).toBe(status);
      const theirs = nameOf(names, parameter);
      expect(await ask('stranger', method, at(theirs), theirs)).toEqual(expected);
      if (parameter === 'videoId') {
        expect(await ask('stranger', method, at(alias), alias)).toEqual(expected);
      }
      if (method !== 'GET') return;
      expect((await ask('stranger', 'HEAD', at(theirs), theirs)).status).toBe(404);
      // The same question is a good one where its owner asks.
      expect((await ask('owner', method, at(theirs), theirs)).status).toBe(200);
    },
  );
});

/** Where a body names something. */
const IN_BODIES: readonly (readonly [string, keyof Names, (name: string) => object])[] = [
  ['/openai/v1/videos', 'fileId', (id) => ({ input_reference: { file_id: id } })],
  ['/openai/v1/videos', 'characterId', (id) => ({ characters: [{ id }] })],
  ['/openai/v1/videos', 'videoId', (id) => ({ remix_video_id: id })],
  ['/openai/v1/videos/edits', 'videoId', (id) => ({ video: { id } })],
  ['/openai/v1/videos/extensions', 'videoId', (id) => ({ video: { id } })],
  ['/ezmodel/v1/videos', 'fileId', (id) => ({ input_reference: { file_id: id } })],
  ['/ezmodel/v1/videos/remix', 'videoId', (id) => ({ video_id: id })],
  ['/ezmodel/v1/videos/edits', 'videoId', (id) => ({ video: { id } })],
  ['/ezmodel/v1/videos/extensions', 'videoId', (id) => ({ video: { id } })],
  ['/hingnet/v1/videos', 'fileId', (id) => ({ input_reference: { file_id: id } })],
];

describe('a stranger cannot make anything of it', () => {
  test.each(IN_BODIES)('POST %s with a %s', async (url, kind, body) => {
    for (const path of [url, `${url}?dry_run=true`]) {
      const nothing = OF_NOTHING[kind];
      const expected = await ask('stranger', 'POST', path, nothing, { ...BODY, ...body(nothing) });
      expect([400, 404], expected.body).toContain(expected.status);
      const given = { ...BODY, ...body(names[kind]) };
      expect(await ask('stranger', 'POST', path, names[kind], given)).toEqual(expected);
    }
    // It is the owner that decides, not the form of the request.
    const dry = `${url}?dry_run=true`;
    const owners = await ask('owner', 'POST', dry, names[kind], { ...BODY, ...body(names[kind]) });
    if (kind !== 'fileId') expect(owners.status, owners.body).toBe(200);
  });
});

test('nor sees anything of it in a list, or the story that it was told', async () => {
  const lists = DIALECTS.flatMap(({ prefixes, routes }) =>
    routes
      .filter(({ kind }) => ['list', 'list_files', 'list_webhook_endpoints'].includes(kind))
      .map(({ path }) => `${prefixes.at(-1)}${path}`),
  );
  expect(lists.length).toBeGreaterThanOrEqual(3);
  for (const url of lists) {
    const page = await ask('stranger', 'GET', url, 'none');
    for (const name of [...Object.values(names), alias]) expect(page.body).not.toContain(name);
    // A page that begins after another's is as empty.
    for (const after of [names.videoId, names.fileId, names.endpointId]) {
      const next = await ask('stranger', 'GET', `${url}?after=${after}`, after);
      expect(next.body).not.toMatch(/"id":\s*"(video|task|file|whe)/);
    }
  }
});

test('and all of it is as it was', async () => {
  const kept: readonly (readonly [string, string])[] = [
    ['/videos/', names.videoId],
    ['/files/', names.fileId],
    ['/videos/characters/', names.characterId],
    ['/webhook_endpoints/', names.endpointId],
  ];
  for (const [path, name] of kept) {
    const answer = await ask('owner', 'GET', `/openai/v1${path}${name}`, 'nothing of it');
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ id: name });
  }
  expect(await bench.count('videos')).toBe(1);
});
