/** What a caller is told of money and of repeated requests, in headers and by the quote routes. */
import { describe, expect, test } from 'vitest';
import { AUTHORIZED, createHttpEdge } from '../../test/support/http-edge.ts';
import { sampleVideo } from '../../test/support/sample-video.ts';
import { RepriseError, type PriceQuote, type Video } from '../core/index.ts';
import { DIALECTS } from '../dialects/index.ts';
import type { Engine } from '../engine/index.ts';

const QUOTE: PriceQuote = {
  amountMicros: 400_000,
  priceVersion: 'list-1',
  lines: [{ what: 'seconds', quantity: 4, unitMicros: 100_000, amountMicros: 400_000 }],
};
const VIDEO = sampleVideo();
const WISH = { prompt: 'a lake' };

async function costHeadersOf(changes: Partial<Video>): Promise<unknown[]> {
  await using edge = await createHttpEdge({
    engine: { getVideo: async () => sampleVideo(changes) },
  });
  const url = `/v1/videos/${VIDEO.id}`;
  const { headers, statusCode } = await edge.server.inject({ url, headers: AUTHORIZED });
  expect(statusCode).toBe(200);
  return ['x-reprise-cost-micros', 'x-reprise-cost', 'x-reprise-cost-state'].map(
    (name) => headers[name],
  );
}

describe('the headers of a video say what it costs', () => {
  const failure = { code: 'generation_failed', message: 'No.' } as const;
  test.each<[string, Partial<Video>, string, string, string]>([
    ['its price while it waits', { status: 'queued' }, '400000', '0.40 USD', 'held'],
    ['the same while it is made', { status: 'in_progress' }, '400000', '0.40 USD', 'held'],
    [
      'what was charged when it is there',
      { status: 'completed', chargedMicros: 300_000 },
      '300000',
      '0.30 USD',
      'charged',
    ],
    [
      'nothing, where nothing was charged for it',
      { status: 'completed', chargedMicros: 0 },
      '0',
      '0.00 USD',
      'charged',
    ],
    [
      'nothing when it failed',
      { status: 'failed', chargedMicros: 0, failure },
      '0',
      '0.00 USD',
      'released',
    ],
    [
      'nothing when it was cancelled',
      { status: 'cancelled', chargedMicros: 0, failure },
      '0',
      '0.00 USD',
      'released',
    ],
  ])('%s', async (_name, changes, micros, amount, state) => {
    expect(await costHeadersOf({ price: QUOTE, ...changes })).toEqual([micros, amount, state]);
  });

  test('to the last millionth', async () => {
    const price = { ...QUOTE, amountMicros: 1_234_567 };
    expect(await costHeadersOf({ price })).toEqual(['1234567', '1.234567 USD', 'held']);
  });

  test('and say nothing of one from before there was money', async () => {
    const none = [undefined, undefined, undefined];
    expect(await costHeadersOf({ price: null })).toEqual(none);
  });

  test.each([
    ['POST', '/v1/videos', WISH],
    ['POST', `/v1/videos/${VIDEO.id}/remix`, WISH],
    ['DELETE', `/v1/videos/${VIDEO.id}`, undefined],
  ] as const)('%s %s has them as well', async (method, url, payload) => {
    const answer = async () => sampleVideo({ price: QUOTE });
    await using edge = await createHttpEdge({
      engine: { makeVideo: answer, deleteVideo: answer },
    });
    const body = payload === undefined ? {} : { payload };
    const { headers } = await edge.server.inject({ method, url, headers: AUTHORIZED, ...body });
    expect(headers).toMatchObject({
      'x-reprise-cost-micros': '400000',
      'x-reprise-cost-state': 'held',
    });
  });
});

/** One way to make a video in each dialect, as its vendor writes it. */
const CREATIONS: readonly (readonly [string, string, Record<string, unknown>])[] = [
  ['OpenAI', '/v1/videos', WISH],
  ['OpenAI by its own prefix', '/openai/v1/videos', WISH],
  ['ezmodel', '/ezmodel/v1/videos', { ...WISH, model: 'sora-2' }],
  ['hingnet', '/hingnet/v1/videos', { ...WISH, model: 'sora-2' }],
  ['OpenRouter', '/openrouter/api/v1/videos', { ...WISH, model: 'sora-2' }],
];

function quoting(): { engine: Partial<Engine>; made: () => number; asked: () => number } {
  let made = 0;
  let asked = 0;
  return {
    engine: {
      makeVideo: async () => {
        made += 1;
        return VIDEO;
      },
      quoteVideo: async () => {
        asked += 1;
        return QUOTE;
      },
    },
    made: () => made,
    asked: () => asked,
  };
}

const QUOTED = {
  object: 'video.quote',
  amount_micros: 400_000,
  amount: '0.40',
  currency: 'usd',
  price_version: 'list-1',
  lines: [{ what: 'seconds', quantity: 4, unit_micros: 100_000, amount_micros: 400_000 }],
};

describe('a quote', () => {
  test.each(CREATIONS)(
    'in the dialect of %s is the same, and makes nothing',
    async (_dialect, url, payload) => {
      const { engine, made, asked } = quoting();
      await using edge = await createHttpEdge({ engine, dialects: DIALECTS });
      for (const path of [`${url}/quote`, `${url}?dry_run=true`]) {
        const request = { method: 'POST', url: path, headers: AUTHORIZED, payload } as const;
        const response = await edge.server.inject(request);
        expect([response.statusCode, response.json()], path).toEqual([200, QUOTED]);
        expect(response.headers['x-reprise-cost-state']).toBeUndefined();
      }
      expect([asked(), made()]).toEqual([2, 0]);
    },
  );

  test.each([
    ['apimart', '/apimart/v1/videos/generations'],
    ['newapi', '/newapi/v1/video/generations'],
  ])('where %s makes videos elsewhere is asked for by dry_run', async (_dialect, url) => {
    const { engine, made, asked } = quoting();
    await using edge = await createHttpEdge({ engine, dialects: DIALECTS });
    const payload = { ...WISH, model: 'sora-2' };
    const request = { method: 'POST', url: `${url}?dry_run=true`, headers: AUTHORIZED } as const;
    const response = await edge.server.inject({ ...request, payload });
    expect([response.statusCode, response.json()]).toEqual([200, QUOTED]);
    expect([asked(), made()]).toEqual([1, 0]);
  });

  test.each([
    ['dry_run=1', true],
    ['dry_run=TRUE', true],
    ['dry_run=yes', true],
    ['dry_run', true],
    ['dry_run=0', false],
    ['dry_run=false', false],
    ['dry_run=no', false],
    ['other=true', false],
  ])('?%s: %s', async (query, isQuote) => {
    const { engine, made, asked } = quoting();
    await using edge = await createHttpEdge({ engine });
    const url = `/v1/videos?${query}`;
    await edge.server.inject({ method: 'POST', url, headers: AUTHORIZED, payload: WISH });
    expect([asked(), made()]).toEqual(isQuote ? [1, 0] : [0, 1]);
  });

  test.each(['dry_run=maybe', 'dry_run=true&dry_run=false'])(
    '?%s is refused, before anything could cost money',
    async (query) => {
      const { engine, made, asked } = quoting();
      await using edge = await createHttpEdge({ engine });
      const url = `/v1/videos?${query}`;
      const response = await edge.server.inject({
        method: 'POST',
        url,
        headers: AUTHORIZED,
        payload: WISH,
      });
      expect(response.statusCode).toBe(400);
      expect(response.json()).toMatchObject({ error: { param: 'dry_run' } });
      expect([asked(), made()]).toEqual([0, 0]);
    },
  );

  test.each([
    [`/v1/videos/${VIDEO.id}/remix`, WISH],
    ['/v1/videos/edits', { ...WISH, video: { id: VIDEO.id } }],
    ['/v1/videos/extensions', { ...WISH, video: { id: VIDEO.id }, seconds: '4' }],
  ])('of %s is asked for by dry_run', async (url, payload) => {
    const { engine, made, asked } = quoting();
    await using edge = await createHttpEdge({ engine });
    const request = { method: 'POST', url: `${url}?dry_run=true`, headers: AUTHORIZED } as const;
    const response = await edge.server.inject({ ...request, payload });
    expect([response.statusCode, response.json()]).toEqual([200, QUOTED]);
    expect([asked(), made()]).toEqual([1, 0]);
  });

  test('of what cannot be made is the refusal that making it would get', async () => {
    const quoteVideo = async () => {
      throw new RepriseError('model_not_found', { param: 'model' });
    };
    await using edge = await createHttpEdge({ engine: { quoteVideo } });
    const request = { method: 'POST', headers: AUTHORIZED, payload: WISH } as const;
    const response = await edge.server.inject({ ...request, url: '/v1/videos/quote' });
    expect(response.json()).toMatchObject({ error: { code: 'model_not_found', param: 'model' } });
    const broken = { ...request, url: '/v1/videos/quote', payload: { prompt: '' } };
    expect((await edge.server.inject(broken)).statusCode).toBe(400);
  });

  test.each(['/v1/videos/quote', '/v1/videos?dry_run=true'])(
    'by %s takes from the allowance of requests, like the request itself, and says so',
    async (url) => {
      const { engine, made, asked } = quoting();
      let left = 1;
      const admit = async () => {
        const allowance = { limit: 5, remaining: left, wholeInMs: 1000 };
        if (left < 0) throw new RepriseError('rate_limit_exceeded', { allowance });
        left -= 1;
        return allowance;
      };
      await using edge = await createHttpEdge({ engine, identity: { admit } });
      const request = { method: 'POST', url, headers: AUTHORIZED, payload: WISH } as const;
      const first = await edge.server.inject(request);
      expect(first.statusCode).toBe(200);
      expect(first.headers).toMatchObject({
        'x-ratelimit-limit-requests': '5',
        'x-ratelimit-remaining-requests': '1',
      });
      await edge.server.inject(request);
      const refused = await edge.server.inject(request);
      expect([refused.statusCode, asked(), made()]).toEqual([429, 2, 0]);
    },
  );
});

describe('the header Idempotency-Key', () => {
  async function send(key: string | undefined): Promise<[number, unknown, unknown]> {
    const keys: (string | null)[] = [];
    const makeVideo: Engine['makeVideo'] = async (_principal, _command, idempotencyKey) => {
      keys.push(idempotencyKey);
      return VIDEO;
    };
    await using edge = await createHttpEdge({ engine: { makeVideo } });
    const headers = { ...AUTHORIZED, ...(key === undefined ? {} : { 'idempotency-key': key }) };
    const request = { method: 'POST', url: '/v1/videos', headers, payload: WISH } as const;
    const response = await edge.server.inject(request);
    return [response.statusCode, response.json().error?.param, keys];
  }

  test.each([['a'], ['stainless-node-retry-0123'], ['!~"{}'], ['k'.repeat(255)]])(
    'reaches the engine as it was sent: %j',
    async (key) => {
      expect(await send(key)).toEqual([200, undefined, [key]]);
    },
  );

  test('that is not sent is no key', async () => {
    expect(await send(undefined)).toEqual([200, undefined, [null]]);
  });

  test('says nothing to requests that make no video, whatever it is', async () => {
    await using edge = await createHttpEdge();
    const headers = { ...AUTHORIZED, 'idempotency-key': 'two words' };
    for (const [method, url] of [
      ['GET', `/v1/videos/${VIDEO.id}`],
      ['GET', '/v1/videos'],
      ['GET', '/v1/models'],
      ['DELETE', `/v1/videos/${VIDEO.id}`],
    ] as const) {
      expect((await edge.server.inject({ method, url, headers })).statusCode).toBe(200);
    }
  });

  test.each([[''], ['two words'], ['k'.repeat(256)], ['schlüssel'], ['tab\tbed']])(
    'is refused before anything is made: %j',
    async (key) => {
      expect(await send(key)).toEqual([400, 'Idempotency-Key', []]);
    },
  );
});
