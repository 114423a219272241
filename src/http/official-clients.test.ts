/** What OpenAI's own clients send and how they take our answers, at the edge alone. */
import OpenAi from 'openai';
import OpenAi6 from 'openai-6';
import { describe, expect, it } from 'vitest';
import { createHttpEdge, KEY } from '../../test/support/http-edge.ts';
import { RepriseError } from '../core/index.ts';

const PNG = new File([Buffer.from('image bytes')], 'first.png', { type: 'image/png' });

describe.each([
  ['7.55', OpenAi],
  ['6.49', OpenAi6],
])('openai %s', (_version, Client) => {
  const connect = (baseUrl: string, apiKey = KEY) =>
    new Client({ apiKey, baseURL: `${baseUrl}/v1`, maxRetries: 2 });

  it('creates from text, a URL and a file, edits and extends', async () => {
    await using edge = await createHttpEdge();
    const { videos } = connect(await edge.listen());
    const prompt = '海边 🌊';
    const video = { id: 'video_1' };
    await videos.create({ prompt, seconds: '8' });
    await videos.create({ prompt, input_reference: { image_url: 'https://a.example/x.png' } });
    await videos.create({ prompt, input_reference: PNG });
    await videos.edit({ prompt, video });
    await videos.extend({ prompt, video, seconds: '8' });
    await videos.remix('video_1', { prompt });
    const url = { kind: 'url', url: 'https://a.example/x.png' };
    expect(edge.commands).toMatchObject([
      { kind: 'create', prompt, durationSeconds: 8, references: [] },
      { kind: 'create', prompt, references: [url] },
      {
        kind: 'create',
        prompt,
        references: [{ kind: 'bytes', bytes: Buffer.from('image bytes') }],
      },
      { kind: 'edit', prompt, source: { kind: 'video', videoId: 'video_1' } },
      {
        kind: 'extend',
        prompt,
        source: { kind: 'video', videoId: 'video_1' },
        addedSeconds: 8,
      },
      { kind: 'remix', prompt, sourceVideoId: 'video_1' },
    ]);
  });

  it('gets its own kinds of error, with code, param and the number of the request', async () => {
    let calls = 0;
    const getVideo = async () => {
      calls += 1;
      throw new RepriseError('video_not_found');
    };
    await using edge = await createHttpEdge({ engine: { getVideo } });
    const baseUrl = await edge.listen();
    await expect(connect(baseUrl).videos.retrieve('video_1')).rejects.toMatchObject({
      status: 404,
      code: 'video_not_found',
      type: 'invalid_request_error',
      requestID: expect.stringMatching(/^req_/),
    });
    const empty = connect(baseUrl).videos.create({ prompt: '' });
    await expect(empty).rejects.toMatchObject({ status: 400, param: 'prompt' });
    await expect(connect(baseUrl, 'sk-wrong').videos.list()).rejects.toMatchObject({
      status: 401,
      code: 'invalid_api_key',
    });
    expect(calls).toBe(1);
  });

  it('tries again when it is told that this helps', async () => {
    let calls = 0;
    const getVideo = async () => {
      calls += 1;
      throw new RepriseError('service_unavailable', { retryAfterSeconds: 0 });
    };
    await using edge = await createHttpEdge({ engine: { getVideo } });
    const client = connect(await edge.listen());
    await expect(client.videos.retrieve('video_1')).rejects.toMatchObject({ status: 503 });
    expect(calls).toBe(3);
  });
});
