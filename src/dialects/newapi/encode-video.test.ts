/** Videos in the form of new-api's own structure, key for key, in every state. */
import { describe, expect, it } from 'vitest';
import { sampleVideo } from '../../../test/support/sample-video.ts';
import { VIDEO_STATUSES, type Video } from '../../core/index.ts';
import { encodeVideo, encodeVideoPage } from './encode-video.ts';

const URL = 'https://reprise.example/signed';
const context = { contentUrl: () => URL, fileUrl: () => URL, now: new Date(0) };
const TASK = sampleVideo().alias;
const AT = new Date('2026-11-21T08:01:00.999Z');
const ALWAYS = {
  id: TASK,
  task_id: TASK,
  object: 'video',
  model: 'sora-2',
  status: 'queued',
  progress: 0,
  created_at: 1795248000,
  seconds: '8',
  size: '720x1280',
};

/** As the client gets it. */
function show(changes: Partial<Video>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(encodeVideo(sampleVideo(changes), context).body));
}

describe('a video', () => {
  it.each<[Partial<Video>, object]>([
    [{}, ALWAYS],
    [
      { status: 'in_progress', progressPercent: 30 },
      { ...ALWAYS, status: 'in_progress', progress: 30 },
    ],
    [
      { status: 'completed', completedAt: AT, expiresAt: AT, resultAssetId: 'asset_1' },
      {
        ...ALWAYS,
        status: 'completed',
        completed_at: 1795248060,
        expires_at: 1795248060,
        metadata: { url: URL },
      },
    ],
    [
      { status: 'completed', resultAssetId: null },
      { ...ALWAYS, status: 'completed' },
    ],
    [
      { status: 'cancelled', failure: { code: 'cancelled', message: 'Stopped.' } },
      { ...ALWAYS, status: 'failed', error: { code: 'cancelled', message: 'Stopped.' } },
    ],
    [
      { sourceVideoId: 'video_0', sourceAlias: 'task_0' },
      { ...ALWAYS, remixed_from_video_id: 'task_0' },
    ],
  ])('has the keys of its state: %j', (changes, expected) => {
    expect(show(changes)).toEqual(expected);
  });

  it.each(VIDEO_STATUSES)(
    'that is %s has one of the five words, and says when to ask',
    (status) => {
      const words = ['queued', 'in_progress', 'completed', 'failed', 'unknown'];
      expect(words).toContain(show({ status })['status']);
      const { headers } = encodeVideo(sampleVideo({ status }), context);
      const isPending = status === 'queued' || status === 'in_progress';
      expect(headers?.['openai-poll-after-ms']).toBe(isPending ? '1000' : undefined);
    },
  );
});

it('a page goes on after the last task', () => {
  const videos = [sampleVideo({ alias: 'task_1' }), sampleVideo({ alias: 'task_2' })];
  const { body } = encodeVideoPage({ videos, hasMore: true }, context);
  expect(body).toMatchObject({
    object: 'list',
    has_more: true,
    first_id: 'task_1',
    last_id: 'task_2',
  });
});
