/** Content over HTTP: whole, in parts, not at all, or from elsewhere. */
import { createHash, randomBytes } from 'node:crypto';
import type { LightMyRequestResponse } from 'fastify';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AUTHORIZED, createHttpEdge, type HttpEdgeParts } from '../../test/support/http-edge.ts';
import { readMultipart } from '../../test/support/read-multipart.ts';
import { sampleVideo } from '../../test/support/sample-video.ts';
import { storedAsset } from '../../test/support/stored-asset.ts';
import type { StoredAsset } from '../engine/index.ts';

const BYTES = randomBytes(1000);
const ETAG = `"${createHash('sha256').update(BYTES).digest('hex')}"`;
const DATE = 'Sat, 21 Nov 2026 08:00:00 GMT';
const NAME = `${sampleVideo().id}.mp4`;
const URL_OF_CONTENT = '/v1/videos/v/content';

interface Wish {
  readonly method?: 'GET' | 'HEAD';
  readonly url?: string;
  readonly headers?: Record<string, string | undefined>;
  readonly asset?: Partial<StoredAsset>;
  readonly delivery?: HttpEdgeParts['delivery'];
}

async function ask(wish: Wish = {}): Promise<LightMyRequestResponse> {
  const asset = storedAsset(BYTES, wish.asset);
  const openContent = async () => ({ video: sampleVideo({ status: 'completed' }), asset });
  await using edge = await createHttpEdge({
    engine: { openContent },
    ...(wish.delivery === undefined ? {} : { delivery: wish.delivery }),
  });
  return await edge.server.inject({
    method: wish.method ?? 'GET',
    url: wish.url ?? URL_OF_CONTENT,
    headers: Object.fromEntries(
      Object.entries({ ...AUTHORIZED, ...wish.headers }).filter(([, value]) => value !== undefined),
    ),
  });
}

/** An asset that must not be opened. */
const SEALED: Partial<StoredAsset> = {
  open: async () => {
    throw new Error('nobody asked for the bytes');
  },
};

describe('the whole', () => {
  it('comes with everything that a later request can refer to', async () => {
    const { statusCode, headers, rawPayload } = await ask();
    expect(statusCode).toBe(200);
    expect(rawPayload.equals(BYTES)).toBe(true);
    expect(headers).toMatchObject({
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-cache',
      'content-disposition': `inline; filename="${NAME}"`,
      'content-length': '1000',
      'content-type': 'video/mp4',
      'last-modified': DATE,
      'x-content-type-options': 'nosniff',
      etag: ETAG,
    });
  });

  it('has the same headers for HEAD, and is not opened', async () => {
    const whole = await ask();
    const head = await ask({ method: 'HEAD', asset: SEALED });
    const {
      'x-request-id': _id,
      'openai-processing-ms': _time,
      date: _date,
      ...expected
    } = whole.headers;
    expect([head.statusCode, head.body]).toEqual([200, '']);
    expect(head.headers).toMatchObject(expected);
  });

  it.each(['?download', '?download=true', '?download=1'])(
    'is for saving with %s',
    async (query) => {
      const { headers } = await ask({ url: `${URL_OF_CONTENT}${query}` });
      expect(headers['content-disposition']).toBe(`attachment; filename="${NAME}"`);
    },
  );

  it.each(['?download=false', '?download=0'])('is for showing with %s', async (query) => {
    const { headers } = await ask({ url: `${URL_OF_CONTENT}${query}` });
    expect(headers['content-disposition']).toBe(`inline; filename="${NAME}"`);
  });

  it('may be empty', async () => {
    const bytes = Buffer.alloc(0);
    const { statusCode, rawPayload } = await ask({
      asset: storedAsset(bytes),
      headers: { range: 'bytes=0-' },
    });
    expect([statusCode, rawPayload.byteLength]).toEqual([200, 0]);
  });

  it('is not there: the error has none of its headers', async () => {
    const { statusCode, headers } = await ask({ asset: SEALED });
    expect(statusCode).toBe(500);
    expect(headers).not.toHaveProperty('etag');
    expect(headers).not.toHaveProperty('content-disposition');
    expect(headers['content-type']).toMatch(/json/);
  });
});

describe('a part', () => {
  it('is sent alone, with its place', async () => {
    const { statusCode, headers, rawPayload } = await ask({ headers: { range: 'bytes=100-199' } });
    expect(statusCode).toBe(206);
    expect(rawPayload.equals(BYTES.subarray(100, 200))).toBe(true);
    expect(headers).toMatchObject({
      'content-length': '100',
      'content-range': 'bytes 100-199/1000',
      'content-type': 'video/mp4',
      etag: ETAG,
    });
  });

  it('is for GET alone', async () => {
    const head = await ask({ method: 'HEAD', headers: { range: 'bytes=100-199' }, asset: SEALED });
    expect([head.statusCode, head.headers['content-length']]).toEqual([200, '1000']);
  });

  it('that is not there is refused, with the size and nothing else of the content', async () => {
    const { statusCode, headers, json } = await ask({ headers: { range: 'bytes=1000-' } });
    expect(statusCode).toBe(416);
    expect(headers).toMatchObject({ 'content-range': 'bytes */1000' });
    expect(headers).not.toHaveProperty('etag');
    expect(json()).toMatchObject({ error: { code: 'range_not_satisfiable', param: null } });
  });

  it('continues the same bytes only', async () => {
    const range = 'bytes=900-';
    const status = async (ifRange: string) =>
      (await ask({ headers: { range, 'if-range': ifRange } })).statusCode;
    expect(await status(ETAG)).toBe(206);
    expect(await status(DATE)).toBe(206);
    expect(await status('"another"')).toBe(200);
    expect(await status('Sat, 21 Nov 2026 09:00:00 GMT')).toBe(200);
    const beyond = await ask({ headers: { range: 'bytes=5000-', 'if-range': '"another"' } });
    expect(beyond.statusCode).toBe(200);
  });

  it('of several comes in one body with the others', async () => {
    const asked = fc.array(fc.tuple(fc.nat({ max: 1099 }), fc.nat({ max: 99 })), {
      minLength: 1,
      maxLength: 5,
    });
    const one = async (wanted: readonly (readonly [number, number])[]) => {
      const specs = wanted.map(([first, length]) => `${first}-${first + length}`);
      const answer = await ask({ headers: { range: `bytes=${specs.join(',')}` } });
      const { statusCode, headers, rawPayload } = answer;
      const meant = [...BYTES.keys()].filter((at) =>
        wanted.some(([first, length]) => at >= first && at <= first + length),
      );
      const type = String(headers['content-type']);
      if (meant.length === 0) {
        expect(statusCode).toBe(416);
        return;
      }
      expect(statusCode).toBe(206);
      expect(headers['content-length']).toBe(String(rawPayload.byteLength));
      const parts = type.startsWith('multipart/')
        ? readMultipart(type, rawPayload)
        : [{ headers: { 'content-range': String(headers['content-range']) }, body: rawPayload }];
      const given = parts.flatMap((part) => {
        const start = Number(/^bytes (\d+)-/.exec(part.headers['content-range'] ?? '')?.[1]);
        expect(part.body.equals(BYTES.subarray(start, start + part.body.byteLength))).toBe(true);
        return [...part.body.keys()].map((at) => start + at);
      });
      expect(given.toSorted((a, b) => a - b)).toEqual(meant);
    };
    await fc.assert(fc.asyncProperty(asked, one), { numRuns: 25 });
  });
});

describe('nothing', () => {
  it.each([{ 'if-none-match': ETAG }, { 'if-modified-since': DATE }])(
    'is sent to whoever has it already: %j',
    async (headers) => {
      for (const method of ['GET', 'HEAD'] as const) {
        const answer = await ask({ method, headers, asset: SEALED });
        expect([answer.statusCode, answer.body]).toEqual([304, '']);
        expect(answer.headers).toMatchObject({ etag: ETAG, 'cache-control': 'private, no-cache' });
        expect(answer.headers).not.toHaveProperty('content-type');
      }
    },
  );

  it('is sent for a part of what is there already', async () => {
    const headers = { 'if-none-match': ETAG, range: 'bytes=5000-' };
    expect((await ask({ headers, asset: SEALED })).statusCode).toBe(304);
  });

  it('is sent to whoever wants something else', async () => {
    const answer = await ask({ headers: { 'if-match': '"another"' }, asset: SEALED });
    expect(answer.statusCode).toBe(412);
    expect(answer.json()).toMatchObject({ error: { code: 'precondition_failed' } });
  });
});

describe('another server', () => {
  const locate = () => ({ rootFolder: '/srv/results', relativePath: 'ef/cd/asset_mp4_abcdef' });
  const handedOver: Partial<StoredAsset> = { ...SEALED, locate };

  it('beside us gets the path, and ranges and conditions are its own', async () => {
    const headers = { range: 'bytes=5000-', 'if-match': '"of nginx"' };
    const nginx = await ask({ delivery: 'x-accel-redirect', asset: handedOver, headers });
    expect([nginx.statusCode, nginx.body]).toEqual([200, '']);
    expect(nginx.headers).toMatchObject({
      'x-accel-redirect': '/_reprise_assets/ef/cd/asset_mp4_abcdef',
      'content-type': 'video/mp4',
      'content-disposition': `inline; filename="${NAME}"`,
    });
    expect(nginx.headers).not.toHaveProperty('etag');
    const other = await ask({ delivery: 'x-sendfile', asset: handedOver });
    expect(other.headers['x-sendfile']).toBe('/srv/results/ef/cd/asset_mp4_abcdef');
  });

  it('beside us is not asked for what is in no folder', async () => {
    const { statusCode, rawPayload } = await ask({ delivery: 'x-accel-redirect' });
    expect([statusCode, rawPayload.equals(BYTES)]).toEqual([200, true]);
  });

  const signed: Partial<StoredAsset> = {
    ...SEALED,
    sign: async ({ mediaType, contentDisposition }) =>
      `https://store.example/a?type=${mediaType}&name=${contentDisposition}`,
  };

  it.each([
    { delivery: 'redirect', url: URL_OF_CONTENT },
    { delivery: 'stream', url: `${URL_OF_CONTENT}?redirect` },
  ] as const)('sends what it keeps: %j', async (wish) => {
    const { statusCode, headers } = await ask({ ...wish, asset: signed });
    expect(statusCode).toBe(302);
    expect(headers).toMatchObject({
      location: `https://store.example/a?type=video/mp4&name=inline; filename="${NAME}"`,
      'cache-control': 'no-store',
    });
  });

  it('is not asked for HEAD, which a link of a store may not be good for', async () => {
    const { statusCode, headers } = await ask({
      method: 'HEAD',
      delivery: 'redirect',
      asset: signed,
    });
    expect([statusCode, headers['content-length']]).toEqual([200, '1000']);
  });

  it('can be we ourselves: a link that needs no key, for those who ask', async () => {
    const { statusCode, headers } = await ask({ url: `${URL_OF_CONTENT}?redirect` });
    expect(statusCode).toBe(302);
    expect(headers['location']).toMatch(/^http:\/\/\S+\/files\/\S+\.mp4\?expires=1&signature=/);
    const saved = await ask({ url: `${URL_OF_CONTENT}?redirect&download` });
    expect(saved.headers['location']).toMatch(/&download$/);
    expect((await ask({ delivery: 'redirect' })).statusCode).toBe(200);
    expect((await ask({ url: `${URL_OF_CONTENT}?redirect=false` })).statusCode).toBe(200);
  });
});
