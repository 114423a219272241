/** Answers as HingNet's pages print them: which keys are there, and which are not. */
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
import { hingnet } from './index.ts';

const context = {
  contentUrl: ({ id }: Video) => `https://gateway.example/files/${id}.mp4`,
  fileUrl: () => '',
  // While the results that its pages show are kept.
  now: new Date(1_762_790_000_000),
};

/** As the client gets it: what is undefined is gone. */
function overTheWire(body: unknown): Record<string, unknown> {
  return JSON.parse(JSON.stringify(body));
}

function show(changes: Partial<Video>): Record<string, unknown> {
  return overTheWire(encode.encodeVideo(sampleVideo(changes), context).body);
}

const VEO = 'veo-3.1-fast-generate-preview';
const unix = (seconds: number) => new Date(seconds * 1000 + 999);
const CREATED = { createdAt: unix(1_762_789_802) };
const COMPLETED: Partial<Video> = {
  status: 'completed',
  progressPercent: 100,
  completedAt: unix(1_762_789_891),
  expiresAt: unix(1_762_793_491),
  resultAssetId: 'asset_1',
  resultSizeBytes: 5_242_880,
};
const FAILED: Partial<Video> = {
  status: 'failed',
  failure: { code: 'generation_failed', message: '视频生成失败，请重试' },
  completedAt: unix(1_762_789_891),
};
const BY_STATUS: Record<Video['status'], Partial<Video>> = {
  queued: { status: 'queued' },
  in_progress: { status: 'in_progress', progressPercent: 42 },
  completed: COMPLETED,
  failed: FAILED,
  cancelled: { status: 'cancelled', failure: { code: 'cancelled', message: 'It was.' } },
};

describe('the pages’ own examples', () => {
  it('are a queued Sora video', () => {
    const id = 'video_691209aab0a08198a4e78870277f7e3d0215e09cec47a737';
    expect(show({ ...CREATED, id, prompt: '百事可乐宣传片' })).toEqual({
      id: 'video_691209aab0a08198a4e78870277f7e3d0215e09cec47a737',
      object: 'video',
      created_at: 1762789802,
      status: 'queued',
      model: 'sora-2',
      prompt: '百事可乐宣传片',
      progress: 0,
      seconds: '8',
      size: '720x1280',
    });
  });

  it('are a remix of one', () => {
    const video = {
      createdAt: unix(1_762_789_902),
      id: 'video_def456789abc012345678901234567890123456789',
      prompt: '在结尾添加品牌 Logo',
      width: 1280,
      height: 720,
      sourceVideoId: 'video_691209aab0a08198a4e78870277f7e3d0215e09cec47a737',
    };
    expect(show(video)).toEqual({
      id: 'video_def456789abc012345678901234567890123456789',
      object: 'video',
      created_at: 1762789902,
      status: 'queued',
      model: 'sora-2',
      prompt: '在结尾添加品牌 Logo',
      progress: 0,
      seconds: '8',
      size: '1280x720',
      remixed_from_video_id: 'video_691209aab0a08198a4e78870277f7e3d0215e09cec47a737',
    });
  });

  it('are a queued Veo video', () => {
    const video = {
      id: 'video_abc123',
      model: VEO,
      prompt: 'A cinematic lion at sunset',
      createdAt: unix(1_761_234_567),
      durationSeconds: 6,
      width: 1280,
      height: 720,
    };
    expect(show(video)).toEqual({
      id: 'video_abc123',
      object: 'video',
      created_at: 1761234567,
      status: 'queued',
      model: 'veo-3.1-fast-generate-preview',
      prompt: 'A cinematic lion at sunset',
      progress: 0,
      seconds: 6,
      size: '1280x720',
    });
  });
});

const ALWAYS = [
  'id',
  'object',
  'created_at',
  'status',
  'model',
  'prompt',
  'progress',
  'seconds',
  'size',
];

describe('a Sora video', () => {
  it.each([
    ['queued', 'queued', []],
    ['in_progress', 'processing', []],
    ['completed', 'success', ['completed_at', 'expires_at', 'assets']],
    ['failed', 'failed', ['error']],
    ['cancelled', 'failed', ['error']],
  ] as const)('that is %s is %s, with just the keys for that', (status, word, more) => {
    const sent = show(BY_STATUS[status]);
    expect(sent['status']).toBe(word);
    expect(Object.keys(sent).toSorted()).toEqual([...ALWAYS, ...more].toSorted());
  });

  it('shows its result as the schema says', () => {
    expect(show({ ...COMPLETED, id: 'video_1', width: 1280, height: 720 })).toMatchObject({
      completed_at: 1762789891,
      expires_at: 1762793491,
      seconds: '8',
      assets: [
        {
          url: 'https://gateway.example/files/video_1.mp4',
          quality: '1280x720',
          duration: 8,
          size_bytes: 5242880,
        },
      ],
    });
  });

  it('has no result any more once it has expired', () => {
    const ends = [{ resultAssetId: null }, { expiresAt: context.now }];
    for (const end of ends) {
      const sent = show({ ...COMPLETED, ...end });
      expect(sent['status']).toBe('success');
      expect(Object.keys(sent)).not.toContain('assets');
    }
  });

  it('shows no more of a failure than its code and text', () => {
    const failure = { code: 'generation_failed', message: '视频生成失败，请重试', internal: 'x' };
    expect(show({ ...FAILED, failure })['error']).toEqual({
      code: 'generation_failed',
      message: '视频生成失败，请重试',
    });
  });
});

describe('a Veo video', () => {
  it.each([
    ['queued', 'queued', []],
    ['in_progress', 'in_progress', []],
    ['completed', 'completed', ['completed_at', 'video_url']],
    ['failed', 'failed', ['error']],
    ['cancelled', 'failed', ['error']],
  ] as const)('that is %s is %s, with just the keys for that', (status, word, more) => {
    const sent = show({ ...BY_STATUS[status], model: VEO });
    expect(sent['status']).toBe(word);
    expect(sent['seconds']).toBe(8);
    expect(Object.keys(sent).toSorted()).toEqual([...ALWAYS, ...more].toSorted());
  });

  it('links to its result while there is one', () => {
    const video = { ...COMPLETED, id: 'video_1', model: VEO };
    expect(show(video)['video_url']).toBe('https://gateway.example/files/video_1.mp4');
    expect(Object.keys(show({ ...video, resultAssetId: null }))).not.toContain('video_url');
    expect(Object.keys(show({ ...video, expiresAt: context.now }))).not.toContain('video_url');
  });

  it('says what it is a remix of', () => {
    expect(show({ model: VEO, sourceVideoId: 'video_0' })['remixed_from_video_id']).toBe('video_0');
  });
});

it.each(VIDEO_STATUSES)(
  'a video that is %s says when to ask again only if it changes',
  (status) => {
    const { headers } = encode.encodeVideo(sampleVideo(BY_STATUS[status]), context);
    const isPending = status === 'queued' || status === 'in_progress';
    expect(headers?.['openai-poll-after-ms']).toBe(isPending ? '1000' : undefined);
    expect(headers?.['x-reprise-served-by']).toBe('builtin');
  },
);

it('a page is its videos and nothing else', () => {
  const videos = [sampleVideo({ id: 'a' }), sampleVideo({ ...COMPLETED, id: 'b', model: VEO })];
  const sent = overTheWire(encode.encodeVideoPage({ videos, hasMore: true }, context).body);
  expect(sent).toEqual({
    object: 'list',
    data: [show({ id: 'a' }), show({ ...COMPLETED, id: 'b', model: VEO })],
  });
});

describe('an error', () => {
  const codes = Object.keys(ERROR_CATALOGUE) as ErrorCode[];

  it.each(codes)('%s has the three members of the page', (code) => {
    const { body } = hingnet.encodeError(new RepriseError(code, { param: 'prompt' }));
    const { error } = body as { error: Record<string, unknown> };
    expect(Object.keys(error)).toEqual(['message', 'type', 'code']);
    expect(error['message']).toBe(ERROR_CATALOGUE[code].publicText);
    expect(Object.values(error).every((value) => typeof value === 'string')).toBe(true);
  });

  it.each([
    ['sora-2', 404],
    [VEO, 400],
    [undefined, 404],
  ])('about the content of an unfinished video has the status of its page: %j', (model, status) => {
    const detail = model === undefined ? {} : { model };
    const { status: answered, body } = hingnet.encodeError(
      new RepriseError('video_not_completed', detail),
    );
    expect(answered).toBe(status);
    expect(body).toMatchObject({ error: { code: 'video_not_completed' } });
  });

  it('about the source of a remix keeps its status', () => {
    const param = 'video';
    expect(hingnet.encodeError(new RepriseError('video_not_found', { param })).status).toBe(404);
    const unfinished = new RepriseError('video_not_completed', { param });
    expect(hingnet.encodeError(unfinished).status).toBe(400);
  });

  it('says when to try again', () => {
    const error = new RepriseError('service_unavailable', { retryAfterSeconds: 3 });
    expect(hingnet.encodeError(error).headers).toEqual({
      'x-should-retry': 'true',
      'retry-after': '3',
    });
    const final = hingnet.encodeError(new RepriseError('video_not_found'));
    expect(final.headers).toEqual({ 'x-should-retry': 'false' });
  });
});
