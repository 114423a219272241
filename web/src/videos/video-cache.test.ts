import { QueryClient } from '@tanstack/react-query';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Video } from '../api/api-objects.ts';
import { sampleVideo } from '../fixtures/sample-objects.ts';
import * as cache from './video-cache.ts';
import {
  isShownBy,
  listPath,
  readFilter,
  VIDEO_FILTERS,
  type VideoFilter,
} from './video-filters.ts';

let queries: QueryClient;
beforeEach(() => {
  queries = new QueryClient();
});

function show(filter: VideoFilter, pages: readonly (readonly Video[])[], hasMore = false): void {
  queries.setQueryData<cache.VideoPages>(cache.videoKeys.list(filter), {
    pages: pages.map((data, index) => ({
      data,
      has_more: index < pages.length - 1 || hasMore,
    })),
    pageParams: pages.map(() => null),
  });
}

function shown(filter: VideoFilter): Video[] {
  return cache.flattenPages(queries.getQueryData(cache.videoKeys.list(filter)));
}

const ids = (filter: VideoFilter) => shown(filter).map(({ id }) => id);
const at = (id: string, createdAt: number, changes: Partial<Video> = {}) =>
  sampleVideo({ id, created_at: createdAt, ...changes });

describe('a video that is new', () => {
  it('comes first, in the lists that show it', () => {
    show('all', [[at('a', 10)], [at('b', 5)]]);
    show('failed', [[]]);
    cache.putVideo(queries, at('c', 11));
    expect(ids('all')).toEqual(['c', 'a', 'b']);
    expect(ids('failed')).toEqual([]);
  });

  it('takes the place of its time', () => {
    show('all', [[at('a', 10), at('b', 5)]]);
    cache.putVideo(queries, at('c', 7));
    expect(ids('all')).toEqual(['a', 'c', 'b']);
  });

  it('and older than all that is shown waits for its page', () => {
    show('all', [[at('a', 10)]], true);
    cache.putVideo(queries, at('old', 1));
    expect(ids('all')).toEqual(['a']);
    expect(queries.getQueryData(cache.videoKeys.one('old'))).toBeDefined();
  });
});

describe('a video that changed', () => {
  it('leaves the lists that it is no longer of, and enters others', () => {
    show('running', [[at('a', 10)]]);
    show('completed', [[]]);
    cache.putVideo(queries, at('a', 10, { status: 'completed' }));
    expect(ids('running')).toEqual([]);
    expect(ids('completed')).toEqual(['a']);
  });

  it('that was deleted is nowhere', () => {
    show('all', [[at('a', 10)], [at('b', 5)]]);
    cache.putVideo(queries, at('b', 5));
    cache.dropVideo(queries, 'b');
    expect(ids('all')).toEqual(['a']);
    expect(queries.getQueryData(cache.videoKeys.one('b'))).toBeUndefined();
    expect(cache.findKnown(queries, 'b')).toBeUndefined();
  });

  it('is shown once, though two pages hold it', () => {
    show('all', [
      [at('a', 10), at('b', 5)],
      [at('b', 5), at('c', 4)],
    ]);
    expect(ids('all')).toEqual(['a', 'b', 'c']);
    expect(cache.findKnown(queries, 'c')?.created_at).toBe(4);
  });
});

describe('progress', () => {
  it('never goes back, in whatever order it is told', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 1 });
    fc.assert(
      fc.property(steps, (told) => {
        show('all', [[at('a', 10)]]);
        queries.setQueryData(cache.videoKeys.one('a'), at('a', 10));
        let before = 0;
        for (const progress of told) {
          cache.putProgress(queries, 'a', progress);
          const now = shown('all')[0]?.progress ?? 0;
          expect(now).toBe(Math.max(before, progress));
          before = now;
        }
        expect(queries.getQueryData<Video>(cache.videoKeys.one('a'))?.progress).toBe(before);
      }),
    );
  });

  it('is not undone by an answer that is older', () => {
    show('all', [[at('a', 10, { status: 'in_progress' })]]);
    cache.putProgress(queries, 'a', 60);
    cache.putVideo(queries, at('a', 10, { status: 'in_progress', progress: 40 }));
    expect(shown('all')[0]?.progress).toBe(60);
  });

  it('of a video that waited says that it waits no more', () => {
    show('all', [[at('a', 10)]]);
    cache.putProgress(queries, 'a', 1);
    expect(shown('all')[0]?.status).toBe('in_progress');
  });

  it('of a video that nobody shows is nobody’s', () => {
    cache.putProgress(queries, 'a', 1);
    expect(queries.getQueryData(cache.videoKeys.one('a'))).toBeUndefined();
  });
});

describe('filters', () => {
  it('each ask for what they show', () => {
    expect(listPath('all', null, 48)).toBe('/videos?limit=48');
    expect(listPath('running', 'video_1', 5)).toBe(
      '/videos?limit=5&status=queued%2Cin_progress&after=video_1',
    );
    expect(isShownBy('running', { status: 'queued' })).toBe(true);
    expect(isShownBy('failed', { status: 'completed' })).toBe(false);
  });

  it('that an address makes up mean all', () => {
    for (const { value } of VIDEO_FILTERS) expect(readFilter(value)).toBe(value);
    expect(readFilter('constructor')).toBe('all');
  });
});
