/** What may happen to a video. */
import { describe, expect, it } from 'vitest';
import { sampleVideo } from '../../test/support/sample-video.ts';
import { newVideoAlias, newVideoId } from './video-id.ts';
import { canBecome, isExpired, isTerminal, VIDEO_STATUSES } from './video.ts';

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

  it('has expired from the very moment on', () => {
    const expiresAt = new Date(1_000_000);
    const video = sampleVideo({ status: 'completed', expiresAt });
    expect(isExpired(video, new Date(999_999))).toBe(false);
    expect(isExpired(video, expiresAt)).toBe(true);
    expect(isExpired(sampleVideo(), expiresAt)).toBe(false);
  });

  it('has two names in the vendors’ forms', () => {
    expect(newVideoId()).toMatch(/^video_[0-9a-f]{48}$/);
    expect(newVideoAlias(new Date(0))).toMatch(/^task_0000000000[0-9A-HJKMNP-TV-Z]{16}$/);
  });
});
