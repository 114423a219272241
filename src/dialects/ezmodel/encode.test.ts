/** Answers as ezmodel's page prints them, key for key, in every state of a video. */
import { describe, expect, it } from 'vitest';
import { sampleVideo } from '../../../test/support/sample-video.ts';
import {
  ERROR_CATALOGUE,
  RepriseError,
  VIDEO_STATUSES,
  type ErrorCode,
  type Video,
} from '../../core/index.ts';
import * as encode from './encode.ts';
import { ezmodel } from './index.ts';

/** As the client gets it. */
function overTheWire(body: unknown): Record<string, unknown> {
  return JSON.parse(JSON.stringify(body));
}

function show(changes: Partial<Video>): Record<string, unknown> {
  return overTheWire(encode.encodeVideo(sampleVideo(changes)).body);
}

const unix = (seconds: number) => new Date(seconds * 1000 + 999);
const BY_STATUS: Record<Video['status'], Partial<Video>> = {
  queued: {},
  in_progress: { progressPercent: 42 },
  completed: {
    progressPercent: 100,
    completedAt: unix(1_761_574_200),
    expiresAt: unix(1_761_660_600),
    resultAssetId: 'asset_1',
  },
  failed: { failure: { code: 'content_policy_violation', message: 'It was refused.' } },
  cancelled: { failure: { code: 'cancelled', message: 'It was cancelled.' } },
};
/** Frozen, in the order of the page's sample. */
const KEYS = [
  'id',
  'object',
  'model',
  'status',
  'progress',
  'created_at',
  'completed_at',
  'expires_at',
  'seconds',
  'size',
  'remixed_from_video_id',
  'error',
];

it('the page’s own example is a queued remix', () => {
  const video = {
    id: 'video_68ff7cef76cc8190b7eab9395e936d9e',
    createdAt: unix(1_761_574_127),
    width: 1280,
    height: 720,
    sourceVideoId: 'video_68f10985d6c4819097007665bdcfba5f',
  };
  expect(show(video)).toEqual({
    id: 'video_68ff7cef76cc8190b7eab9395e936d9e',
    object: 'video',
    model: 'sora-2',
    status: 'queued',
    progress: 0,
    created_at: 1761574127,
    completed_at: null,
    expires_at: null,
    seconds: '8',
    size: '1280x720',
    remixed_from_video_id: 'video_68f10985d6c4819097007665bdcfba5f',
    error: null,
  });
});

describe.each(VIDEO_STATUSES)('a video that is %s', (status) => {
  const video = sampleVideo({ status, ...BY_STATUS[status] });
  const sent = show(video);

  it('has every key and its own word', () => {
    expect(Object.keys(sent)).toEqual(KEYS);
    expect(sent['status']).toBe(status);
    const failure = BY_STATUS[status].failure ?? null;
    expect(sent['error']).toEqual(failure);
  });

  it('says when to ask again only if it changes', () => {
    const { headers } = encode.encodeVideo(video);
    const isPending = status === 'queued' || status === 'in_progress';
    expect(headers?.['openai-poll-after-ms']).toBe(isPending ? '1000' : undefined);
    expect(headers?.['x-reprise-served-by']).toBe('builtin');
  });
});

it('a completed video has its times', () => {
  const sent = show({ status: 'completed', ...BY_STATUS.completed });
  expect(sent).toMatchObject({
    progress: 100,
    completed_at: 1_761_574_200,
    expires_at: 1_761_660_600,
  });
});

it('no more of a failure is shown than its code and text', () => {
  const failure = { code: 'x', message: 'y', internal: 'stack' };
  expect(show({ status: 'failed', failure })['error']).toEqual({ code: 'x', message: 'y' });
});

it.each([[[]], [[sampleVideo({ id: 'a' }), sampleVideo({ id: 'b' })]]])(
  'a page has its ends and says whether there is more',
  (videos) => {
    const sent = overTheWire(encode.encodeVideoPage({ videos, hasMore: true }).body);
    expect(sent).toEqual({
      object: 'list',
      data: videos.map(show),
      first_id: videos[0]?.id ?? null,
      last_id: videos.at(-1)?.id ?? null,
      has_more: true,
    });
  },
);

describe('an error', () => {
  const codes = Object.keys(ERROR_CATALOGUE) as ErrorCode[];

  it.each(codes)('%s has the page’s two members and the SDKs’ other two', (code) => {
    const { body } = ezmodel.encodeError(new RepriseError(code, { param: 'prompt' }));
    const { error } = body as { error: Record<string, unknown> };
    expect(Object.keys(error)).toEqual(['message', 'code', 'type', 'param']);
    expect(error['message']).toBe(ERROR_CATALOGUE[code].publicText);
  });

  it('about an unknown source is the page’s own example', () => {
    const publicText = "No video with the id 'video_1'.";
    const error = new RepriseError('video_not_found', { param: 'video_id', publicText });
    const { status, body } = ezmodel.encodeError(error);
    expect(status).toBe(400);
    expect(body).toMatchObject({
      error: {
        message: 'Source video not found or not completed',
        code: 'invalid_video_id',
        param: 'video_id',
      },
    });
  });

  it('about an unknown video that is no source is a 404 with the id in it', () => {
    const publicText = "No video with the id 'video_1'.";
    const { status, body } = ezmodel.encodeError(
      new RepriseError('video_not_found', { publicText }),
    );
    expect(status).toBe(404);
    expect(body).toMatchObject({ error: { message: publicText, code: 'video_not_found' } });
  });

  it.each(['missing_parameter', 'invalid_parameter'] as const)(
    'about the id of a source is of that code: %s',
    (code) => {
      const publicText = 'What is wrong with it.';
      for (const param of ['video', 'video_id']) {
        const { status, body } = ezmodel.encodeError(new RepriseError(code, { param, publicText }));
        expect(status).toBe(400);
        expect(body).toMatchObject({
          error: { message: publicText, code: 'invalid_video_id', param },
        });
      }
      const other = ezmodel.encodeError(new RepriseError(code, { param: 'prompt' }));
      expect(other.body).toMatchObject({ error: { code, param: 'prompt' } });
    },
  );

  it.each(['video_not_completed', 'video_expired', 'content_policy_violation'] as const)(
    '%s is a 400, whether or not a source is named',
    (code) => {
      for (const detail of [{}, { param: 'video' }]) {
        const { status, body } = ezmodel.encodeError(new RepriseError(code, detail));
        expect(status).toBe(400);
        expect(body).toMatchObject({ error: { code } });
      }
    },
  );

  it('says when to try again', () => {
    const error = new RepriseError('service_unavailable', { retryAfterSeconds: 3 });
    expect(ezmodel.encodeError(error).headers).toEqual({
      'x-should-retry': 'true',
      'retry-after': '3',
    });
    const final = ezmodel.encodeError(new RepriseError('video_not_found'));
    expect(final.headers).toEqual({ 'x-should-retry': 'false' });
  });
});
