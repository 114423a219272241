/** Answers as OpenRouter's document has them, for every state a job can be in. */
import { describe, expect, it } from 'vitest';
import { sampleVideo } from '../../../test/support/sample-video.ts';
import { defaultModels, RepriseError, VIDEO_STATUSES, type Video } from '../../core/index.ts';
import { encodeModels } from './encode-models.ts';
import * as encode from './encode.ts';
import { openrouter } from './index.ts';

const URL = 'https://reprise.example/signed';
const context = {
  contentUrl: () => URL,
  fileUrl: () => URL,
  now: new Date('2026-11-21T08:00:00Z'),
};

/** As the client gets it. */
function overTheWire(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body));
}

it('a new job is accepted', () => {
  const { status, body } = encode.encodeSubmitted(sampleVideo({ id: 'video_1' }), context);
  expect(status).toBe(202);
  expect(overTheWire(body)).toEqual({
    id: 'video_1',
    polling_url: '/api/v1/videos/video_1',
    status: 'pending',
  });
});

describe('a job', () => {
  const ALWAYS = { id: 'video_1', polling_url: '/api/v1/videos/video_1' };
  const ENDED = { ...ALWAYS, generation_id: 'task_01JD7Z5W3T9V8K2M4N6P8Q0R1S' };

  it.each<[Partial<Video>, object]>([
    [{ status: 'queued' }, { ...ALWAYS, status: 'pending' }],
    [{ status: 'in_progress' }, { ...ALWAYS, status: 'in_progress' }],
    [
      { status: 'completed', resultAssetId: 'asset_1' },
      {
        ...ENDED,
        status: 'completed',
        unsigned_urls: [URL],
        urls: [URL],
        usage: { cost: null, is_byok: false },
      },
    ],
    [
      { status: 'completed', resultAssetId: 'asset_1', chargedMicros: 400_000 },
      {
        ...ENDED,
        status: 'completed',
        unsigned_urls: [URL],
        urls: [URL],
        usage: { cost: 0.4, is_byok: false },
      },
    ],
    [
      { status: 'completed', resultAssetId: 'asset_1', expiresAt: context.now },
      { ...ENDED, status: 'expired', error: 'The video has expired and its content is gone.' },
    ],
    [
      { status: 'completed', resultAssetId: null },
      { ...ENDED, status: 'expired', error: 'The video has expired and its content is gone.' },
    ],
    [
      { status: 'failed', failure: { code: 'generation_failed', message: 'It failed.' } },
      { ...ENDED, status: 'failed', error: 'It failed.' },
    ],
    [
      { status: 'cancelled', failure: { code: 'cancelled', message: 'It was cancelled.' } },
      { ...ENDED, status: 'cancelled', error: 'It was cancelled.' },
    ],
  ])('has the keys and types of its state: %j', (changes, expected) => {
    const { status, body } = encode.encodeJob(sampleVideo({ id: 'video_1', ...changes }), context);
    expect(status).toBe(200);
    expect(overTheWire(body)).toEqual(expected);
  });

  it.each(VIDEO_STATUSES)('that is %s says who makes it, and when to ask again', (status) => {
    const { headers } = encode.encodeJob(sampleVideo({ status }), context);
    const isPending = status === 'queued' || status === 'in_progress';
    expect(headers?.['openai-poll-after-ms']).toBe(isPending ? '1000' : undefined);
    expect(headers?.['x-reprise-served-by']).toBe('builtin');
  });
});

describe('models', () => {
  const named = (name: string) => {
    const model = defaultModels().models.get(name);
    if (model === undefined) throw new Error(`no model ${name}`);
    return overTheWire(encodeModels([model]).body);
  };

  it('say what they can do, in the document’s words', () => {
    expect(named('veo3.1-fast')).toEqual({
      data: [
        {
          id: 'veo3.1-fast',
          canonical_slug: 'veo3.1-fast',
          name: 'veo3.1-fast',
          created: 0,
          supported_durations: [4, 6, 8],
          supported_resolutions: ['720p', '1080p', '4K'],
          supported_aspect_ratios: ['16:9', '9:16'],
          supported_sizes: [
            '1280x720',
            '720x1280',
            '1920x1080',
            '1080x1920',
            '3840x2160',
            '2160x3840',
          ],
          supported_frame_images: ['first_frame'],
          generate_audio: null,
          seed: null,
          pricing_skus: null,
          allowed_passthrough_parameters: [],
        },
      ],
    });
  });

  it('have sizes without a name, too', () => {
    expect(named('sora-2')).toMatchObject({
      data: [
        {
          supported_resolutions: ['720p'],
          supported_aspect_ratios: ['16:9', '9:16'],
          supported_sizes: expect.arrayContaining(['1024x1792', '1792x1024']),
        },
      ],
    });
  });

  it('without room for an image take no frame', () => {
    const model = [...defaultModels().models.values()].map(({ capabilities, ...rest }) => ({
      ...rest,
      capabilities: { ...capabilities, maxReferenceImages: 0 },
    }));
    const { data } = overTheWire(encodeModels(model).body) as { data: object[] };
    expect(data).toHaveLength(defaultModels().models.size);
    for (const entry of data) expect(entry).toMatchObject({ supported_frame_images: [] });
  });
});

describe('an error', () => {
  it('has its status as a number, and a text', () => {
    const error = new RepriseError('video_not_found', { publicText: 'Resource not found' });
    const { status, headers, body } = openrouter.encodeError(error);
    expect([status, headers]).toEqual([404, { 'x-should-retry': 'false' }]);
    expect(overTheWire(body)).toEqual({ error: { code: 404, message: 'Resource not found' } });
  });

  it('says when to come back, if somebody knows', () => {
    const error = new RepriseError('service_unavailable', { retryAfterSeconds: 3 });
    expect(openrouter.encodeError(error).headers).toEqual({
      'retry-after': '3',
      'x-should-retry': 'true',
    });
  });

  it.each(['insufficient_balance', 'budget_exceeded'] as const)('is a 402 for %s', (code) => {
    const { status, body } = openrouter.encodeError(new RepriseError(code));
    expect([status, body]).toMatchObject([402, { error: { code: 402 } }]);
  });
});
