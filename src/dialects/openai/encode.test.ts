/** Answers against the schemas of OpenAI's own document, for every state a video can be in. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sampleVideo } from '../../../test/support/sample-video.ts';
import { RepriseError, VIDEO_STATUSES, type Video } from '../../core/index.ts';
import * as kept from './encode-kept.ts';
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
const later = new Date('2026-11-22T08:00:59.999Z');
const ENDED = { completedAt: at, expiresAt: later, progressPercent: 100, resultAssetId: 'asset_1' };
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
    const { body } = encode.encodeVideo(video, { now: at });
    const sent = overTheWire(body);
    expect(Object.keys(sent)).toEqual(VIDEO_KEYS);
    expect(schema('VideoResource').safeParse(sent).error).toBeUndefined();
    expect(['queued', 'in_progress', 'completed', 'failed']).toContain(sent['status']);
  });

  it('says what it is in OpenAI’s words and units', () => {
    const video = sampleVideo({ status: 'completed', ...ENDED, sourceVideoId: 'video_source' });
    expect(overTheWire(encode.encodeVideo(video, { now: at }).body)).toEqual({
      id: video.id,
      object: 'video',
      model: 'sora-2',
      status: 'completed',
      progress: 100,
      created_at: 1_795_248_000,
      completed_at: 1_795_248_059,
      expires_at: 1_795_334_459,
      prompt: 'a lighthouse in the rain',
      size: '720x1280',
      seconds: '8',
      remixed_from_video_id: 'video_source',
      error: null,
    });
  });

  it('that was cancelled has failed, with the reason', () => {
    const video = sampleVideo({ status: 'cancelled', ...BY_STATUS.cancelled });
    const sent = overTheWire(encode.encodeVideo(video, { now: at }).body);
    expect(sent).toMatchObject({ status: 'failed', error: { code: 'cancelled' } });
  });

  it('whose time is over has failed, with a code of its own', () => {
    const video = sampleVideo({ status: 'completed', ...ENDED });
    const sent = overTheWire(encode.encodeVideo(video, { now: later }).body);
    expect(sent).toMatchObject({ status: 'failed', progress: 100, error: { code: 'expired' } });
    expect(sent['completed_at']).toBe(1_795_248_059);
    const page = encode.encodeVideoPage({ videos: [video], hasMore: false }, { now: later });
    expect(overTheWire(page.body)['data']).toMatchObject([{ error: { code: 'expired' } }]);
  });

  it.each([
    [4, 0, '1000'],
    [12, 60, '1000'],
    [16, 0, '2000'],
    [120, 60, '2000'],
    [4, 61, '5000'],
    [120, 3600, '5000'],
  ])('of %i s that has been asked for %i s ago is asked after %s ms', (length, ageSeconds, ms) => {
    const video = sampleVideo({ durationSeconds: length, createdAt: at });
    const now = new Date(at.getTime() + ageSeconds * 1000);
    expect(encode.encodeVideo(video, { now }).headers?.['openai-poll-after-ms']).toBe(ms);
  });

  it('shows no more of a failure than its code and text', () => {
    const failure = { code: 'x', message: 'y', internal: 'stack' };
    const { body } = encode.encodeVideo(sampleVideo({ status: 'failed', failure }), { now: at });
    expect(overTheWire(body)['error']).toEqual({ code: 'x', message: 'y' });
  });

  it.each(VIDEO_STATUSES)(
    'that is %s says when to ask again only if there is a reason',
    (status) => {
      const video = sampleVideo({ status, ...BY_STATUS[status] });
      const { headers } = encode.encodeVideo(video, { now: at });
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
      const sent = overTheWire(encode.encodeVideoPage({ videos, hasMore: true }, { now: at }).body);
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

it('every answer tells version, time and project', () => {
  const headers = openai.replyHeaders?.({ elapsedMs: 12.3, projectId: 'proj_1' });
  expect(headers).toEqual({
    'openai-version': '2020-10-01',
    'openai-processing-ms': '13',
    'openai-organization': 'reprise',
    'openai-project': 'proj_1',
  });
  expect(openai.replyHeaders?.({ elapsedMs: 0, projectId: null })).not.toHaveProperty(
    'openai-project',
  );
});

describe('what is kept', () => {
  const FILE = {
    id: 'file-1',
    projectId: 'proj_1',
    assetId: 'asset_1',
    name: '湖.png',
    purpose: 'vision',
    sizeBytes: 7,
    createdAt: at,
    expiresAt: null,
  };

  it('is a file as OpenAI has it, without an end if it has none', () => {
    expect(overTheWire(kept.encodeFile(FILE).body)).toEqual({
      id: 'file-1',
      object: 'file',
      bytes: 7,
      created_at: 1_795_248_059,
      filename: '湖.png',
      purpose: 'vision',
      status: 'processed',
    });
    const ending = kept.encodeFile({ ...FILE, expiresAt: later });
    expect(overTheWire(ending.body)['expires_at']).toBe(1_795_334_459);
  });

  it('is listed in pages and deleted by id', () => {
    const page = kept.encodeFilePage({ files: [FILE, { ...FILE, id: 'file-2' }], hasMore: false });
    const sent = overTheWire(page.body);
    expect(sent).toMatchObject({ first_id: 'file-1', last_id: 'file-2', has_more: false });
    const none = overTheWire(kept.encodeFilePage({ files: [], hasMore: false }).body);
    expect(none).toEqual({
      object: 'list',
      data: [],
      first_id: null,
      last_id: null,
      has_more: false,
    });
    const deleted = { id: 'file-1', object: 'file', deleted: true };
    expect(overTheWire(kept.encodeDeletedFile(FILE).body)).toEqual(deleted);
  });

  it('is a character with a name', () => {
    const character = { id: 'char_1', projectId: 'proj_1', name: 'Mossy', createdAt: at };
    const sent = overTheWire(kept.encodeCharacter(character).body);
    expect(sent).toEqual({ id: 'char_1', name: 'Mossy', created_at: 1_795_248_059 });
    expect(schema('VideoCharacterResource').safeParse(sent).error).toBeUndefined();
    expect(overTheWire(kept.encodeDeletedCharacter(character).body)['deleted']).toBe(true);
  });
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
