/** Answers as new-api documents them, for every state a task can be in. */
import { describe, expect, it } from 'vitest';
import { sampleVideo } from '../../../test/support/sample-video.ts';
import { RepriseError, VIDEO_STATUSES, type Video } from '../../core/index.ts';
import * as encode from './encode.ts';
import { newapi } from './index.ts';

const TASK = 'task_01JD7Z5W3T9V8K2M4N6P8Q0R1S';
const context = {
  contentUrl: (video: Video) => `https://reprise.example/${video.id}`,
  fileUrl: () => '',
  now: new Date('2026-11-21T08:00:00Z'),
};

/** As the client gets it. */
function overTheWire(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body));
}

function task(changes: Partial<Video>): unknown {
  return overTheWire(encode.encodeTask(sampleVideo({ id: 'video_1', ...changes }), context).body);
}

it('a new task has an id and a status', () => {
  const { status, body } = encode.encodeSubmitted(sampleVideo());
  expect(status).toBe(200);
  expect(overTheWire(body)).toEqual({ task_id: TASK, status: 'queued' });
});

describe('a task', () => {
  const ALWAYS = {
    task_id: TASK,
    format: 'mp4',
    metadata: { duration: 8, width: 720, height: 1280 },
    error: null,
  };

  it.each<[Partial<Video>, object]>([
    [{ status: 'queued' }, { ...ALWAYS, status: 'queued' }],
    [{ status: 'in_progress' }, { ...ALWAYS, status: 'in_progress' }],
    [
      { status: 'completed', resultAssetId: 'asset_1' },
      { ...ALWAYS, status: 'completed', url: 'https://reprise.example/video_1' },
    ],
    [
      { status: 'completed', resultAssetId: 'asset_1', expiresAt: context.now },
      { ...ALWAYS, status: 'completed' },
    ],
    [
      { status: 'failed', failure: { code: 'generation_timeout', message: 'It took too long.' } },
      { ...ALWAYS, status: 'failed', error: { code: 504, message: 'It took too long.' } },
    ],
    [
      { status: 'failed', failure: { code: 'a code of tomorrow', message: 'It failed.' } },
      { ...ALWAYS, status: 'failed', error: { code: 500, message: 'It failed.' } },
    ],
    [
      { status: 'cancelled', failure: { code: 'cancelled', message: 'It was cancelled.' } },
      { ...ALWAYS, status: 'failed', error: { code: 400, message: 'It was cancelled.' } },
    ],
  ])('has the keys and types of its state: %j', (changes, expected) => {
    expect(task(changes)).toEqual(expected);
  });

  it.each(VIDEO_STATUSES)('that is %s says who makes it, and when to ask again', (status) => {
    const { headers } = encode.encodeTask(sampleVideo({ status }), context);
    const isPending = status === 'queued' || status === 'in_progress';
    expect(headers?.['openai-poll-after-ms']).toBe(isPending ? '1000' : undefined);
    expect(headers?.['x-reprise-served-by']).toBe('builtin');
  });
});

describe('an error', () => {
  it('has OpenAI’s four members', () => {
    const error = new RepriseError('invalid_parameter', { param: 'size', publicText: 'Not so.' });
    const { status, headers, body } = newapi.encodeError(error);
    expect([status, headers]).toEqual([400, { 'x-should-retry': 'false' }]);
    expect(overTheWire(body)).toEqual({
      error: {
        message: 'Not so.',
        type: 'invalid_request_error',
        param: 'size',
        code: 'invalid_parameter',
      },
    });
  });

  it('says whether and when to try again', () => {
    const error = new RepriseError('service_unavailable', { retryAfterSeconds: 3 });
    const { status, headers, body } = newapi.encodeError(error);
    expect([status, headers]).toEqual([503, { 'x-should-retry': 'true', 'retry-after': '3' }]);
    expect(overTheWire(body)).toMatchObject({ error: { type: 'server_error', param: null } });
  });
});
