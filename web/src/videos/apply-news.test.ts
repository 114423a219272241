import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createGateway } from '../api/create-gateway.ts';
import { refusal, startFakeGateway, type FakeGateway } from '../fixtures/fake-gateway.ts';
import { completedVideo, sampleVideo } from '../fixtures/sample-objects.ts';
import { createNewsDesk, type NewsDesk } from './apply-news.ts';
import { flattenPages, videoKeys, type VideoPages } from './video-cache.ts';

let queries: QueryClient;
let gateway: FakeGateway;
let desk: NewsDesk;
beforeEach(() => {
  vi.useFakeTimers();
  queries = new QueryClient();
  gateway = startFakeGateway({
    'GET /reprise/v1/videos/*': ({ path }) => completedVideo({ id: path.split('/').at(-1) ?? '' }),
  });
  desk = createNewsDesk(queries, createGateway({ key: 'sk' }));
  const pages: VideoPages = {
    pages: [{ data: [sampleVideo({ id: 'v1' })], has_more: false }],
    pageParams: [null],
  };
  queries.setQueryData(videoKeys.list('all'), pages);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const shown = () => flattenPages(queries.getQueryData(videoKeys.list('all')));
const tell = (type: string, videoId: string, progress: number | null = null) =>
  desk.take({ type, videoId, progress });

describe('news', () => {
  it('of progress are shown without a question', () => {
    tell('video.progress', 'v1', 40);
    expect(shown()).toMatchObject([{ id: 'v1', progress: 40, status: 'in_progress' }]);
    expect(gateway.asked).toEqual([]);
  });

  it('of one video in one moment are one question', async () => {
    tell('video.in_progress', 'v1');
    tell('video.completed', 'v1');
    await vi.advanceTimersByTimeAsync(200);
    expect(gateway.asked.map(({ path }) => path)).toEqual(['/reprise/v1/videos/v1']);
    expect(shown()).toMatchObject([{ status: 'completed' }]);
  });

  it('of many videos at once look at the newest page instead', async () => {
    gateway.answer('GET /reprise/v1/videos', () => ({
      data: [sampleVideo({ id: 'v9', created_at: 2000 }), completedVideo({ id: 'v1' })],
      has_more: true,
    }));
    for (let index = 0; index < 20; index += 1) tell('video.queued', `v${index}`);
    await vi.advanceTimersByTimeAsync(200);
    expect(gateway.asked.map(({ path }) => path)).toEqual(['/reprise/v1/videos?limit=48']);
    expect(shown().map(({ id, status }) => [id, status])).toEqual([
      ['v9', 'queued'],
      ['v1', 'completed'],
    ]);
  });

  it('of a deletion take the video away', () => {
    tell('video.deleted', 'v1');
    expect(shown()).toEqual([]);
  });

  it('of a video that is gone by now take it away', async () => {
    gateway.answer('GET /reprise/v1/videos/*', () => refusal(404, 'video_not_found', 'No.'));
    tell('video.failed', 'v1');
    await vi.advanceTimersByTimeAsync(200);
    expect(shown()).toEqual([]);
  });

  it('that cannot be looked up change nothing', async () => {
    gateway.answer('GET /reprise/v1/videos/*', () => refusal(503, 'service_unavailable', 'No.'));
    tell('video.completed', 'v1');
    await vi.advanceTimersByTimeAsync(200);
    expect(shown()).toMatchObject([{ status: 'queued' }]);
  });
});

it('a gap is closed by the newest page of each list', async () => {
  queries.setQueryData<VideoPages>(videoKeys.list('failed'), {
    pages: [{ data: [], has_more: false }],
    pageParams: [null],
  });
  gateway.answer('GET /reprise/v1/videos', ({ path }) => ({
    data: path.includes('failed') ? [sampleVideo({ id: 'f1', status: 'failed' })] : [],
    has_more: false,
  }));
  await desk.lookAgain();
  expect(gateway.to('GET /reprise/v1/videos')).toHaveLength(2);
  expect(shown().map(({ id }) => id)).toContain('f1');
});
