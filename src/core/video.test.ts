/** What may happen to a video. */
import { describe, expect, it } from 'vitest';
import { sampleVideo } from '../../test/support/sample-video.ts';
import { newVideoAlias, newVideoId } from './video-id.ts';
import { canBecome, hasContent, isTerminal, VIDEO_STATUSES } from './video.ts';

describe('a video', () => {
  it('moves only forward', () => {
    const moves = VIDEO_STATUSES.flatMap((from) =>
      VIDEO_STATUSES.filter((to) => canBecome(from, to)).map((to) => `${from} → ${to}`),
    );
    expect(moves).toEqual([
      'queued → in_progress',
      'queued → failed',
      'queued → cancelled',
      'in_progress → completed',
      'in_progress → failed',
      'in_progress → cancelled',
    ]);
  });

  it('ends completed, failed or cancelled, and never leaves an end', () => {
    expect(VIDEO_STATUSES.filter(isTerminal)).toEqual(['completed', 'failed', 'cancelled']);
  });

  it('has content until the very moment of its expiry', () => {
    const expiresAt = new Date(1_000_000);
    const completed = { status: 'completed', resultAssetId: 'asset_1' } as const;
    const video = sampleVideo({ ...completed, expiresAt });
    expect(hasContent(video, new Date(999_999))).toBe(true);
    expect(hasContent(video, expiresAt)).toBe(false);
    expect(hasContent(sampleVideo(completed), expiresAt)).toBe(true);
    expect(hasContent(sampleVideo({ status: 'completed' }), expiresAt)).toBe(false);
    expect(hasContent(sampleVideo({ ...completed, status: 'failed' }), expiresAt)).toBe(false);
  });

  it('has two names in the vendors’ forms', () => {
    expect(newVideoId()).toMatch(/^video_[0-9a-f]{48}$/);
    expect(newVideoAlias(new Date(0))).toMatch(/^task_0000000000[0-9A-HJKMNP-TV-Z]{16}$/);
  });
});
