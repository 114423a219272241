import { describe, expect, it } from 'vitest';
import { createApiClient, type ApiClient } from './api-client.ts';
import {
  errorReply,
  fakeVideo,
  startFakeGateway,
  videoReply,
  type FakeGateway,
  type FakeReply,
} from './fixtures/fake-gateway.ts';

const ODD_ID = 'a/b+c==?#%';
const ODD_PATH = '/v1/videos/a%2Fb%2Bc%3D%3D%3F%23%25';

async function withClient(
  reply: FakeReply,
  use: (client: ApiClient, gateway: FakeGateway) => Promise<void>,
  suffix = '',
): Promise<void> {
  await using gateway = await startFakeGateway(() => reply);
  const access = { baseUrl: gateway.baseUrl + suffix, key: 'sk-1' };
  await use(createApiClient(access, new AbortController().signal), gateway);
}

describe('requests', () => {
  it('sends each call as the Videos API wants it', async () => {
    await withClient(videoReply(), async (client, gateway) => {
      await client.create({ prompt: 'a lake', seconds: '8' });
      await client.remix(ODD_ID, 'at night');
      await client.edit(ODD_ID, 'at night');
      await client.extend(ODD_ID, 'goes on', { seconds: '4' });
      await client.get(ODD_ID);
      await client.openContent(ODD_ID);
      expect(gateway.asked()).toEqual([
        'POST /v1/videos',
        `POST ${ODD_PATH}/remix`,
        'POST /v1/videos/edits',
        'POST /v1/videos/extensions',
        `GET ${ODD_PATH}`,
        `GET ${ODD_PATH}/content`,
      ]);
      expect(gateway.requests.map(({ body }) => body).slice(0, 4)).toEqual([
        { prompt: 'a lake', seconds: '8' },
        { prompt: 'at night' },
        { video: { id: ODD_ID }, prompt: 'at night' },
        { video: { id: ODD_ID }, prompt: 'goes on', seconds: '4' },
      ]);
      expect(new Set(gateway.requests.map(({ authorization }) => authorization))).toEqual(
        new Set(['Bearer sk-1']),
      );
    });
  });

  it.each(['', '/', '/v1', '/v1/', '/openai/v1'])('takes a base URL that ends in "%s"', (suffix) =>
    withClient(
      videoReply(),
      async (client, gateway) => {
        await client.get('x');
        const root = suffix.startsWith('/openai') ? '/openai/v1' : '/v1';
        expect(gateway.asked()).toEqual([`GET ${root}/videos/x`]);
      },
      suffix,
    ),
  );

  it('encodes the position in a list', async () => {
    const page = { body: { data: [fakeVideo()], has_more: true, last_id: 'video_1' } };
    await withClient(page, async (client, gateway) => {
      const found = await client.list({ limit: 5, order: 'asc', after: 'a&b' });
      expect(gateway.asked()).toEqual(['GET /v1/videos?limit=5&order=asc&after=a%26b']);
      expect(found).toMatchObject({ has_more: true, last_id: 'video_1', data: [fakeVideo()] });
    });
  });
});

describe('answers', () => {
  it('keeps every key of a video, also those it does not know', async () => {
    const reply = videoReply({ status: 'in_progress', progress: 40, extra: [1] });
    await withClient(reply, async (client) => {
      const { video, pollAfterMs } = await client.get('video_1');
      expect(video).toEqual(fakeVideo({ status: 'in_progress', progress: 40, extra: [1] }));
      expect(pollAfterMs).toBe(50);
    });
  });

  it.each([
    ['-1', 50],
    ['0', 50],
    ['2500', 2500],
    ['99999999', 60_000],
    ['soon', 1000],
  ])('with openai-poll-after-ms: %s waits %d ms', async (header, pollAfterMs) => {
    const reply = { headers: { 'openai-poll-after-ms': header }, body: fakeVideo() };
    await withClient(reply, async (client) => {
      expect(await client.get('x')).toMatchObject({ pollAfterMs });
    });
  });

  it('carries status, code, request id and delay of an error', async () => {
    const reply = errorReply(429, 'slow_down', { 'retry-after': '3' });
    await withClient(reply, async (client) => {
      await expect(client.get('x')).rejects.toMatchObject({
        name: 'ApiError',
        message: 'That is slow_down.',
        status: 429,
        code: 'slow_down',
        requestId: 'req_7',
        retryAfterMs: 3000,
      });
    });
  });

  it.each([
    [{ status: 502, body: new TextEncoder().encode('<h1>Bad gateway</h1>') }, 'Bad gateway'],
    [{ status: 500, body: { error: 'text' } }, 'unexpected answer'],
    [{ status: 200, body: { hello: 1 } }, 'check REPRISE_BASE_URL'],
    [{ status: 200, body: new TextEncoder().encode('<html>') }, 'check REPRISE_BASE_URL'],
  ])('makes an error of %j', async (reply, message) => {
    await withClient(reply, async (client) => {
      await expect(client.get('x')).rejects.toMatchObject({
        name: 'ApiError',
        status: reply.status,
        message: expect.stringContaining(message),
      });
    });
  });

  it('says which gateway does not answer', async () => {
    const signal = new AbortController().signal;
    const client = createApiClient({ baseUrl: 'http://127.0.0.1:1', key: 'k' }, signal);
    await expect(client.get('x')).rejects.toMatchObject({
      name: 'UnreachableError',
      message: 'http://127.0.0.1:1/v1 gives no answer',
    });
  });
});

describe('interruption', () => {
  it('does not wait for an answer that nobody wants any more', async () => {
    await using gateway = await startFakeGateway(() => new Promise<never>(() => {}));
    const stopping = new AbortController();
    const client = createApiClient({ baseUrl: gateway.baseUrl, key: 'k' }, stopping.signal);
    const answer = client.get('x');
    const reason = new Error('stop');
    stopping.abort(reason);
    await expect(answer).rejects.toBe(reason);
  });
});

describe('content', () => {
  it('streams the bytes and tells their number', async () => {
    const bytes = Buffer.alloc(300_000, 7);
    await withClient({ body: bytes }, async (client) => {
      const content = await client.openContent('x');
      expect(content.sizeBytes).toBe(bytes.length);
      const chunks: Uint8Array[] = [];
      for await (const chunk of content.bytes) chunks.push(chunk);
      expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
    });
  });
});
