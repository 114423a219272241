/** Answers against the schemas of OpenAI's own document, for every state a video can be in. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sampleVideo } from '../../../test/support/sample-video.ts';
import { RepriseError, VIDEO_STATUSES, type Video } from '../../core/index.ts';
import * as encode from './encode.ts';
import { openai } from './index.ts';

const SCHEMAS = JSON.parse(
  readFileSync(
    new URL('../../../test/support/openai-videos-schemas.json', import.meta.url),
    'utf8',
  ),
);

/** Frozen: programs read these keys by name, and each is always there. */
const VIDEO_KEYS = [
  'id',
  'object',
  'model',
  'status',
  'progress',
  'created_at',
  'completed_at',
  'expires_at',
  'prompt',
  'size',
  'seconds',
  'remixed_from_video_id',
  'error',
];

function schema(name: string): z.ZodType {
  return z.fromJSONSchema({ ...SCHEMAS, ...SCHEMAS.$defs[name] });
}

/** As the client gets it. */
function overTheWire(body: unknown): Record<string, unknown> {
  return JSON.parse(JSON.stringify(body));
}

const at = new Date('2026-11-21T08:00:59.999Z');
const ENDED = { completedAt: at, expiresAt: at, progressPercent: 100, resultAssetId: 'asset_1' };
const FAILURE = { failure: { code: 'generation_failed', message: 'It failed.' } };
const BY_STATUS: Record<Video['status'], Partial<Video>> = {
  queued: {},
  in_progress: { progressPercent: 42 },
  completed: ENDED,
  failed: FAILURE,
  cancelled: { failure: { code: 'cancelled', message: 'It was cancelled.' } },
};

describe('a video', () => {
  it.each(VIDEO_STATUSES)('that is %s has OpenAI’s 13 keys', (status) => {
    const video = sampleVideo({ status, ...BY_STATUS[status] });
    const { body } = encode.encodeVideo(video);
    const sent = overTheWire(body);
    expect(Object.keys(sent)).toEqual(VIDEO_KEYS);
    expect(schema('VideoResource').safeParse(sent).error).toBeUndefined();
    expect(['queued', 'in_progress', 'completed', 'failed']).toContain(sent['status']);
  });

  it('says what it is in OpenAI’s words and units', () => {
    const video = sampleVideo({ status: 'completed', ...ENDED, sourceVideoId: 'video_source' });
    expect(overTheWire(encode.encodeVideo(video).body)).toEqual({
      id: video.id,
      object: 'video',
      model: 'sora-2',
      status: 'completed',
      progress: 100,
      created_at: 1_795_248_000,
      completed_at: 1_795_248_059,
      expires_at: 1_795_248_059,
      prompt: 'a lighthouse in the rain',
      size: '720x1280',
      seconds: '8',
      remixed_from_video_id: 'video_source',
      error: null,
    });
  });

  it('that was cancelled has failed, with the reason', () => {
    const video = sampleVideo({ status: 'cancelled', ...BY_STATUS.cancelled });
    const sent = overTheWire(encode.encodeVideo(video).body);
    expect(sent).toMatchObject({ status: 'failed', error: { code: 'cancelled' } });
  });

  it('shows no more of a failure than its code and text', () => {
    const failure = { code: 'x', message: 'y', internal: 'stack' };
    const { body } = encode.encodeVideo(sampleVideo({ status: 'failed', failure }));
    expect(overTheWire(body)['error']).toEqual({ code: 'x', message: 'y' });
  });

  it.each(VIDEO_STATUSES)(
    'that is %s says when to ask again only if there is a reason',
    (status) => {
      const { headers } = encode.encodeVideo(sampleVideo({ status, ...BY_STATUS[status] }));
      const isPending = status === 'queued' || status === 'in_progress';
      expect(headers?.['openai-poll-after-ms']).toBe(isPending ? '1000' : undefined);
      expect(headers?.['x-reprise-served-by']).toBe('builtin');
    },
  );
});

describe('a page', () => {
  it.each([[[]], [[sampleVideo()]], [[sampleVideo({ id: 'a' }), sampleVideo({ id: 'b' })]]])(
    'has its ends and says whether there is more',
    (videos) => {
      const sent = overTheWire(encode.encodeVideoPage({ videos, hasMore: true }).body);
      expect(schema('VideoListResource').safeParse(sent).error).toBeUndefined();
      expect(Object.keys(sent)).toEqual(['object', 'data', 'first_id', 'last_id', 'has_more']);
      expect([sent['first_id'], sent['last_id'], sent['has_more']]).toEqual([
        videos[0]?.id ?? null,
        videos.at(-1)?.id ?? null,
        true,
      ]);
    },
  );
});

describe('an error', () => {
  it('has all four members, and says whether to try again', () => {
    const error = new RepriseError('service_unavailable', { retryAfterSeconds: 3 });
    const { status, headers, body } = openai.encodeError(error);
    expect(status).toBe(503);
    expect(headers).toEqual({ 'x-should-retry': 'true', 'retry-after': '3' });
    expect(overTheWire(body)).toEqual({
      error: {
        message: 'The server is not ready. Try again in a moment.',
        type: 'server_error',
        param: null,
        code: 'service_unavailable',
      },
    });
    expect(schema('ErrorResponse').safeParse(body).error).toBeUndefined();
  });

  it('names the parameter, and nothing of what happened inside', () => {
    const cause = new Error('secret');
    const error = new RepriseError('invalid_parameter', {
      param: 'size',
      internal: 'secret',
      cause,
    });
    const { headers, body } = openai.encodeError(error);
    expect(overTheWire(body)['error']).toMatchObject({
      param: 'size',
      type: 'invalid_request_error',
    });
    expect(headers).toEqual({ 'x-should-retry': 'false' });
    expect(JSON.stringify(body)).not.toContain('secret');
  });
});
