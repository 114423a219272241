/** Answers as APIMart's pages have them, for every state and every status. */
import { describe, expect, it } from 'vitest';
import { sampleVideo } from '../../../test/support/sample-video.ts';
import { RepriseError, VIDEO_STATUSES, type ErrorEntry, type Video } from '../../core/index.ts';
import * as encode from './encode.ts';
import { apimart } from './index.ts';

const TASK = 'task_01JD7Z5W3T9V8K2M4N6P8Q0R1S';
const URL = 'https://reprise.example/signed';
const context = {
  contentUrl: (video: Video) => `${URL}/${video.id}`,
  fileUrl: () => '',
  now: new Date('2026-11-21T08:00:00Z'),
};

const COMPLETED: Partial<Video> = {
  status: 'completed',
  progressPercent: 100,
  resultAssetId: 'asset_1',
  completedAt: new Date('2026-11-21T08:00:19.100Z'),
  expiresAt: new Date('2026-11-22T08:00:19.100Z'),
};

/** As the client gets it. */
function overTheWire(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body));
}

function task(changes: Partial<Video>): unknown {
  return overTheWire(encode.encodeTask(sampleVideo({ id: 'video_1', ...changes }), context).body);
}

it('a new task is submitted, in the very shape of the page', () => {
  const { status, body } = encode.encodeSubmitted(
    sampleVideo({ alias: 'task_01JQXYZ9999NEWEXTENDID' }),
  );
  expect(status).toBe(200);
  expect(overTheWire(body)).toEqual({
    code: 200,
    data: [{ status: 'submitted', task_id: 'task_01JQXYZ9999NEWEXTENDID' }],
  });
});

describe('a task', () => {
  const PENDING = { id: TASK, created: 1_795_248_000, estimated_time: 8 };

  it.each<[Partial<Video>, object]>([
    [{ status: 'queued' }, { ...PENDING, status: 'pending', progress: 0 }],
    [
      { status: 'in_progress', progressPercent: 42 },
      { ...PENDING, status: 'processing', progress: 42 },
    ],
    [
      COMPLETED,
      {
        ...PENDING,
        status: 'completed',
        progress: 100,
        result: { videos: [{ url: [`${URL}/video_1`], expires_at: 1_795_334_419 }] },
        completed: 1_795_248_019,
        actual_time: 19,
      },
    ],
    [
      {
        status: 'failed',
        completedAt: new Date(),
        failure: { code: 'generation_timeout', message: 'It took too long.' },
      },
      {
        ...PENDING,
        status: 'failed',
        progress: 0,
        error: {
          code: 'generation_timeout',
          message: 'It took too long.',
          type: 'gateway_timeout',
        },
      },
    ],
    [
      { status: 'cancelled', failure: { code: 'cancelled', message: 'It was cancelled.' } },
      { ...PENDING, status: 'cancelled', progress: 0 },
    ],
  ])('has the keys and types of its state: %j', (changes, data) => {
    expect(task(changes)).toEqual({ code: 200, data });
  });

  it('has no link any more once its result has expired', () => {
    const expires_at = 1_795_248_000;
    const result = { videos: [{ url: [], expires_at }] };
    const expired = task({ ...COMPLETED, expiresAt: context.now });
    expect(expired).toMatchObject({ data: { status: 'completed', result } });
  });

  it.each(VIDEO_STATUSES)('that is %s says who makes it, and when to ask again', (status) => {
    const { headers } = encode.encodeTask(sampleVideo({ status }), context);
    const isPending = status === 'queued' || status === 'in_progress';
    expect(headers?.['openai-poll-after-ms']).toBe(isPending ? '1000' : undefined);
    expect(headers?.['x-reprise-served-by']).toBe('builtin');
  });

  it.each([
    ['content_policy_violation', 'invalid_request_error'],
    ['a code of tomorrow', 'server_error'],
    ['toString', 'server_error'],
  ])('that failed with %j has an error of a type', (code, type) => {
    const failure = { code, message: 'No.', internal: 'stack' };
    expect(task({ status: 'failed', failure })).toMatchObject({
      data: { error: { code, message: 'No.', type } },
    });
    expect(JSON.stringify(task({ status: 'failed', failure }))).not.toContain('stack');
  });
});

/** An error of any status, also of those that the catalogue does not have. */
class ErrorOfStatus extends RepriseError {
  readonly #status: number;

  constructor(status: number, publicText: string, retryAfterSeconds?: number) {
    super('internal_error', {
      publicText,
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    });
    this.#status = status;
  }

  override get entry(): ErrorEntry {
    return { ...super.entry, status: this.#status };
  }
}

describe('an error', () => {
  it.each([
    [400, 'Invalid request parameters', 'invalid_request_error'],
    [401, 'Invalid authentication credentials', 'authentication_error'],
    [402, 'Insufficient balance. Please top up your account', 'payment_required'],
    [
      403,
      "Access forbidden. You don't have permission to access this resource",
      'permission_error',
    ],
    [404, 'Video not found', 'not_found_error'],
    [429, 'Rate limit exceeded. Please try again later', 'rate_limit_error'],
    [500, 'Internal server error. Please try again later', 'server_error'],
    [502, 'Bad gateway. The server is temporarily unavailable', 'bad_gateway'],
    [405, 'Not here', 'invalid_request_error'],
    [408, 'Too slow', 'invalid_request_error'],
    [413, 'Too large', 'invalid_request_error'],
    [415, 'Not this', 'invalid_request_error'],
    [431, 'Too much', 'invalid_request_error'],
    [503, 'Not yet', 'service_unavailable'],
    [504, 'Not in time', 'gateway_timeout'],
    [507, 'No room', 'server_error'],
  ])('of status %i has the body of the page', (status, message, type) => {
    const reply = apimart.encodeError(new ErrorOfStatus(status, message));
    expect(reply.status).toBe(status);
    expect(overTheWire(reply.body)).toEqual({ error: { code: status, message, type } });
  });

  it.each(['insufficient_balance', 'budget_exceeded'] as const)('is a 402 for %s', (code) => {
    const { status, headers, body } = apimart.encodeError(new RepriseError(code));
    expect([status, headers?.['x-should-retry']]).toEqual([402, 'false']);
    expect(overTheWire(body)).toMatchObject({ error: { code: 402, type: 'payment_required' } });
  });

  it('says when to come back, if somebody knows', () => {
    const { headers } = apimart.encodeError(new ErrorOfStatus(429, 'Later', 3));
    expect(headers).toEqual({ 'retry-after': '3', 'x-should-retry': 'true' });
  });
});
