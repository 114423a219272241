/** Every POST of the Videos API means the same in whatever form its fields come. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formBody, FORM_TYPE } from '../../test/support/form-body.ts';
import { AUTHORIZED, createHttpEdge, type HttpEdge } from '../../test/support/http-edge.ts';

const VIDEO = { kind: 'video', videoId: 'video_1' };
const PROMPT = 'Ein See 湖 🌅 & mehr';

interface Route {
  readonly path: string;
  readonly json: Record<string, unknown>;
  /** The same in the names that forms have for it. */
  readonly fields: readonly [string, string][];
  readonly command: Record<string, unknown>;
}

const ROUTES: Route[] = [
  {
    path: '/v1/videos',
    json: {
      prompt: PROMPT,
      seconds: 8,
      size: '1280x720',
      input_reference: { image_url: 'https://a.example/x.png' },
      characters: [{ id: 'char_1' }, { id: 'char_2' }],
    },
    fields: [
      ['characters[][id]', 'char_1'],
      ['prompt', PROMPT],
      ['seconds', '8'],
      ['input_reference[image_url]', 'https://a.example/x.png'],
      ['characters[][id]', 'char_2'],
      ['size', '1280x720'],
    ],
    command: {
      kind: 'create',
      prompt: PROMPT,
      durationSeconds: 8,
      references: [{ kind: 'url', url: 'https://a.example/x.png' }],
      characterIds: ['char_1', 'char_2'],
    },
  },
  {
    path: '/v1/videos',
    json: { prompt: PROMPT, remix_video_id: 'video_1' },
    fields: [
      ['remix_video_id', 'video_1'],
      ['prompt', PROMPT],
    ],
    command: { kind: 'remix', prompt: PROMPT, sourceVideoId: 'video_1' },
  },
  {
    path: '/v1/videos/edits',
    json: { prompt: PROMPT, video: { id: 'video_1' } },
    fields: [
      ['video[id]', 'video_1'],
      ['prompt', PROMPT],
    ],
    command: { kind: 'edit', prompt: PROMPT, source: VIDEO, model: null },
  },
  {
    path: '/v1/videos/extensions',
    json: { prompt: PROMPT, seconds: '4', video: { id: 'video_1' } },
    fields: [
      ['seconds', '4'],
      ['video[id]', 'video_1'],
      ['prompt', PROMPT],
    ],
    command: { kind: 'extend', prompt: PROMPT, source: VIDEO, addedSeconds: 4, keepsSource: true },
  },
  {
    path: '/v1/videos/video_1/remix',
    json: { prompt: PROMPT },
    fields: [['prompt', PROMPT]],
    command: { kind: 'remix', prompt: PROMPT, sourceVideoId: 'video_1' },
  },
];

let edge: HttpEdge;
beforeAll(async () => {
  edge = await createHttpEdge();
});
afterAll(() => edge[Symbol.asyncDispose]());

async function post(path: string, type: string, payload: string | Buffer): Promise<unknown> {
  const headers = { ...AUTHORIZED, 'content-type': type };
  const response = await edge.server.inject({ method: 'POST', url: path, headers, payload });
  expect(response.statusCode, response.body).toBe(200);
  return edge.commands.splice(0).at(0);
}

describe.each(ROUTES)('$path as $command.kind', ({ path, json, fields, command }) => {
  it('comes as JSON', async () => {
    const sent = await post(path, 'application/json', JSON.stringify(json));
    expect(sent).toMatchObject(command);
  });

  it('comes as a form in parts, in any order', async () => {
    for (const order of [fields, fields.toReversed()]) {
      const parts = order.map(([name, value]) => ({ name, value }));
      const sent = (await post(path, FORM_TYPE, formBody(parts))) as Record<string, unknown>;
      const { characterIds, ...rest } = command;
      expect(sent).toMatchObject(rest);
      const ids = sent['characterIds'] as string[] | undefined;
      expect(ids?.toSorted()).toEqual(characterIds);
    }
  });

  it('comes URL-encoded', async () => {
    const type = 'application/x-www-form-urlencoded';
    const body = new URLSearchParams([...fields]).toString();
    expect(await post(path, type, body)).toMatchObject(command);
  });
});

describe('uploads', () => {
  const video = { name: 'video', fileName: 'a.mp4', mediaType: 'video/mp4', value: 'bytes' };

  it.each(['edits', 'extensions'])(
    'are the source of %s, before or after the fields',
    async (on) => {
      const fields = [
        { name: 'prompt', value: PROMPT },
        { name: 'model', value: 'sora-2-pro' },
        { name: 'seconds', value: '4' },
      ];
      for (const parts of [
        [video, ...fields],
        [...fields, video],
      ]) {
        const sent = await post(`/v1/videos/${on}`, FORM_TYPE, formBody(parts));
        const source = { kind: 'upload', bytes: Buffer.from('bytes'), param: 'video' };
        expect(sent).toMatchObject({ source, model: 'sora-2-pro' });
      }
    },
  );
});

describe('HEAD', () => {
  it('has the headers of a GET and no body', async () => {
    const headers = AUTHORIZED;
    const url = '/v1/videos/video_1';
    const head = await edge.server.inject({ method: 'HEAD', url, headers });
    const get = await edge.server.inject({ method: 'GET', url, headers });
    expect([head.statusCode, head.body]).toEqual([200, '']);
    const names = (answer: typeof get) => Object.keys(answer.headers).toSorted();
    expect(names(head)).toEqual(names(get));
    expect(head.headers['openai-version']).toBe('2020-10-01');
  });
});

describe('OpenAI’s headers', () => {
  it('are on errors too, without a project where nobody is known', async () => {
    const answer = await edge.server.inject({ method: 'GET', url: '/v1/videos/video_1' });
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['openai-processing-ms']).toMatch(/^\d+$/);
    expect(answer.headers).not.toHaveProperty('openai-project');
    const lost = await edge.server.inject({ method: 'GET', url: '/v1/nowhere' });
    expect(lost.statusCode).toBe(404);
    expect(lost.headers['openai-organization']).toBe('reprise');
  });
});
