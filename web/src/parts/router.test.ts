import { describe, expect, it } from 'vitest';
import { paths, placeOf } from './router.ts';

describe('an address', () => {
  it.each([
    ['/', { name: 'videos', filter: 'all' }],
    ['/studio', { name: 'videos', filter: 'all' }],
    ['/?show=failed', { name: 'videos', filter: 'failed' }],
    ['/studio/create', { name: 'create' }],
    ['/studio/create/', { name: 'create' }],
    ['/studio/videos/video_1', { name: 'video', id: 'video_1' }],
    ['/studio/videos', { name: 'nowhere' }],
    ['/studio/webhooks', { name: 'webhooks' }],
    ['/studio/webhooks/whe_1', { name: 'endpoint', id: 'whe_1' }],
    ['/studio/errors/video_expired', { name: 'error', code: 'video_expired' }],
    ['/studio/elsewhere', { name: 'nowhere' }],
  ])('%s', (address, place) => {
    expect(placeOf(address)).toEqual(place);
  });

  it('leads back to what it was made for', () => {
    expect(placeOf(paths.videos).name).toBe('videos');
    expect(placeOf(paths.create).name).toBe('create');
    expect(placeOf(paths.video('video_1'))).toEqual({ name: 'video', id: 'video_1' });
    expect(placeOf(paths.endpoint('whe_1'))).toEqual({ name: 'endpoint', id: 'whe_1' });
    expect(placeOf(paths.error('cancelled'))).toEqual({ name: 'error', code: 'cancelled' });
  });
});
