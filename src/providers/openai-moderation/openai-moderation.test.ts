/** A moderation service on the loopback interface: right answers, and everything else. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findFreePort } from '../../../test/support/start-gateway.ts';
import type { ModerationRequest } from '../../core/index.ts';
import { createLogger } from '../../lib/logger.ts';
import { decodeAnswer } from './answer.ts';
import { createOpenaiModeration } from './index.ts';
import type { OpenaiModerationSettings } from './openai-moderation.ts';

interface Asked {
  readonly headers: IncomingHttpHeaders;
  readonly body: { readonly input: unknown; readonly model?: string };
}

type Respond = (response: ServerResponse, asked: Asked) => void;

const asked: Asked[] = [];
let respond: Respond;
let url: string;

const server = createServer((request, response) => {
  let text = '';
  request.on('data', (chunk: Buffer) => (text += chunk.toString()));
  request.on('end', () => {
    const one: Asked = { headers: request.headers, body: JSON.parse(text) as Asked['body'] };
    asked.push(one);
    respond(response, one);
  });
});
beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/moderations`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked.length = 0;
  respond = answer(clean());
});

function answer(body: unknown, status = 200): Respond {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

function clean() {
  const categories = { violence: false, sexual: false };
  return { id: 'modr-1', model: 'omni', results: [{ flagged: false, categories }] };
}

function flagged(scores: Readonly<Record<string, number>>) {
  const categories = Object.fromEntries(Object.keys(scores).map((name) => [name, true]));
  return { results: [{ flagged: true, categories, category_scores: scores }] };
}

function check(
  settings: Partial<OpenaiModerationSettings> = {},
  request: Partial<ModerationRequest> = {},
) {
  const moderation = createOpenaiModeration(
    {
      url,
      apiKey: null,
      model: null,
      sendsImages: true,
      timeoutMs: 5000,
      onFailure: 'refuse',
      ...settings,
    },
    createLogger('silent'),
  );
  return moderation.check({ prompt: 'a lake', referenceImages: [], ...request });
}

const IMAGES = [
  { mediaType: 'image/png', bytes: Buffer.from('first') },
  { mediaType: 'image/webp', bytes: Buffer.from('second') },
];

describe('a question', () => {
  it('has the prompt, and nothing that was not set', async () => {
    expect(await check()).toEqual({ outcome: 'allowed' });
    expect(asked.map(({ body }) => body)).toEqual([{ input: 'a lake' }]);
    expect(asked[0]?.headers.authorization).toBeUndefined();
  });

  it('has the key and the model that were set', async () => {
    await check({ apiKey: 'sk-secret', model: 'omni-moderation-latest' });
    expect(asked[0]?.body.model).toBe('omni-moderation-latest');
    expect(asked[0]?.headers.authorization).toBe('Bearer sk-secret');
  });

  it('is asked about each image by itself, after the prompt', async () => {
    await check({}, { referenceImages: IMAGES });
    const dataUrl = (type: string, text: string) =>
      `data:${type};base64,${Buffer.from(text).toString('base64')}`;
    expect(asked.map(({ body }) => body.input)).toEqual([
      'a lake',
      [{ type: 'image_url', image_url: { url: dataUrl('image/png', 'first') } }],
      [{ type: 'image_url', image_url: { url: dataUrl('image/webp', 'second') } }],
    ]);
  });

  it('about images is not asked where the service takes none, or the prompt is refused', async () => {
    await check({ sendsImages: false }, { referenceImages: IMAGES });
    expect(asked).toHaveLength(1);
    respond = answer(flagged({ sexual: 0.9 }));
    await check({}, { referenceImages: IMAGES });
    expect(asked).toHaveLength(2);
  });
});

describe('a refusal', () => {
  it('names the category that weighs most', async () => {
    respond = answer(flagged({ violence: 0.5, 'sexual/minors': 0.8, harassment: 0.1 }));
    expect(await check()).toEqual({
      outcome: 'refused',
      category: 'sexual/minors',
      referenceIndex: null,
    });
  });

  it('names the image', async () => {
    respond = (response, { body }) => {
      const isSecond = JSON.stringify(body.input).includes('image/webp');
      answer(isSecond ? flagged({ violence: 1 }) : clean())(response, asked[0] as Asked);
    };
    expect(await check({}, { referenceImages: IMAGES })).toEqual({
      outcome: 'refused',
      category: 'violence',
      referenceIndex: 1,
    });
  });

  it.each([
    [{ results: [{ flagged: true }] }],
    [{ results: [{ flagged: true, categories: null, category_scores: null }] }],
    [{ results: [{ flagged: true, categories: { '<script>': true } }] }],
    [{ results: [{ flagged: false }, { flagged: true }] }],
  ])('%j counts as well', async (body) => {
    respond = answer(body);
    expect(await check()).toEqual({
      outcome: 'refused',
      category: 'unspecified',
      referenceIndex: null,
    });
  });
});

const FAILURES: readonly (readonly [name: string, respond: Respond])[] = [
  ['an error', answer({ error: { message: 'no' } }, 500)],
  ['an error that looks like an answer', answer(clean(), 500)],
  ['a wrong key', answer({ error: {} }, 401)],
  ['too many requests', answer({}, 429)],
  ['a redirect', (response) => response.writeHead(302, { location: '/elsewhere' }).end()],
  ['no JSON', answer('<html>')],
  ['nothing', answer('')],
  ['no results', answer({ results: [] })],
  ['results of another kind', answer({ results: { flagged: false } })],
  ['no verdict', answer({ results: [{ categories: { sexual: true } }] })],
  ['a verdict of another kind', answer({ results: [{ flagged: 'false' }] })],
  ['null', answer('null')],
  ['a broken connection', (response) => response.destroy()],
  [
    'a broken answer',
    (response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"results":', () => response.destroy());
    },
  ],
  ['too long an answer', answer(`{"results":[{"flagged":false}],"x":"${'x'.repeat(2_000_000)}"}`)],
];

describe('no usable answer', () => {
  it.each(FAILURES)('%s: the request is refused for now', async (_name, failure) => {
    respond = failure;
    await expect(check()).rejects.toMatchObject({
      code: 'moderation_unavailable',
      param: null,
      retryAfterSeconds: 5,
    });
  });

  it.each(FAILURES)('%s: passes where the operator wants it so', async (_name, failure) => {
    respond = failure;
    expect(await check({ onFailure: 'allow' })).toEqual({ outcome: 'allowed' });
  });

  it('in time, or in the middle of it, is none', async () => {
    respond = () => undefined;
    await expect(check({ timeoutMs: 100 })).rejects.toMatchObject({
      code: 'moderation_unavailable',
    });
    respond = (response) => void response.writeHead(200).write('{"results":');
    await expect(check({ timeoutMs: 100 })).rejects.toMatchObject({
      code: 'moderation_unavailable',
    });
  });

  it('about one image is none about the request', async () => {
    respond = (response, one) =>
      (JSON.stringify(one.body.input).includes('image/webp') ? answer('', 500) : answer(clean()))(
        response,
        one,
      );
    await expect(check({}, { referenceImages: IMAGES })).rejects.toMatchObject({
      code: 'moderation_unavailable',
    });
  });

  it('where nobody listens is none', async () => {
    const nobody = `http://127.0.0.1:${await findFreePort()}/v1/moderations`;
    await expect(check({ url: nobody })).rejects.toMatchObject({
      code: 'moderation_unavailable',
    });
  });

  it('tells the caller nothing of the service', async () => {
    respond = answer({ error: { message: 'secret detail' } }, 500);
    const error: unknown = await check({ apiKey: 'sk-secret' }).catch((thrown: unknown) => thrown);
    expect((error as Error).message).toBe(
      'The request could not be checked against the content policy. Try again in a moment.',
    );
  });
});

describe('decodeAnswer', () => {
  it('never takes something else for "allowed"', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        let outcome = 'none';
        try {
          ({ outcome } = decodeAnswer(text, null));
        } catch {
          return;
        }
        const { results } = JSON.parse(text) as { results: { flagged: boolean }[] };
        expect(outcome).toBe(results.some((result) => result.flagged) ? 'refused' : 'allowed');
      }),
    );
  });
});
