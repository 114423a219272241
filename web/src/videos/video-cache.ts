/** What is known of videos, kept true to the news in every list and page that shows it. */
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Page, Video } from '../api/api-objects.ts';
import { isShownBy, type VideoFilter } from './video-filters.ts';

export type VideoPages = InfiniteData<Page<Video>>;

export const videoKeys = {
  lists: ['videos'] as const,
  list: (filter: VideoFilter) => ['videos', filter] as const,
  one: (id: string) => ['video', id] as const,
  madeFrom: (id: string) => ['made-from', id] as const,
};

/** A video that is new, or has changed. */
export function putVideo(queries: QueryClient, video: Video): void {
  queries.setQueryData(videoKeys.one(video.id), video);
  changeLists(queries, (pages, filter) => placeVideo(pages, filter, video));
}

export function dropVideo(queries: QueryClient, id: string): void {
  queries.removeQueries({ queryKey: videoKeys.one(id) });
  changeLists(queries, (pages) => withoutVideo(pages, id));
}

/** Progress never goes back, whatever order news and answers come in. */
export function putProgress(queries: QueryClient, id: string, progress: number): void {
  const advance = (video: Video): Video =>
    video.id === id && progress > video.progress
      ? { ...video, progress, status: video.status === 'queued' ? 'in_progress' : video.status }
      : video;
  queries.setQueryData<Video>(videoKeys.one(id), (video) =>
    video === undefined ? undefined : advance(video),
  );
  changeLists(queries, (pages) => mapVideos(pages, advance));
}

/** The newest page, looked at again; what came before it stays as it is. */
export function putFirstPage(queries: QueryClient, videos: readonly Video[]): void {
  for (const video of videos.toReversed()) putVideo(queries, video);
}

export function findKnown(queries: QueryClient, id: string): Video | undefined {
  const lists = queries.getQueriesData<VideoPages>({ queryKey: videoKeys.lists });
  return lists
    .flatMap(([, pages]) => pages?.pages ?? [])
    .flatMap(({ data }) => data)
    .find((video) => video.id === id);
}

/** Each once: a page that was read later may begin with what an earlier one ended with. */
export function flattenPages(pages: VideoPages | undefined): Video[] {
  const videos = (pages?.pages ?? []).flatMap(({ data }) => data);
  return [...new Map(videos.map((video) => [video.id, video])).values()];
}

function changeLists(
  queries: QueryClient,
  change: (pages: VideoPages, filter: VideoFilter) => VideoPages,
): void {
  for (const [key, pages] of queries.getQueriesData<VideoPages>({ queryKey: videoKeys.lists })) {
    if (pages !== undefined) queries.setQueryData(key, change(pages, key[1] as VideoFilter));
  }
}

function placeVideo(pages: VideoPages, filter: VideoFilter, video: Video): VideoPages {
  if (!isShownBy(filter, video)) return withoutVideo(pages, video.id);
  const isKnown = pages.pages.some(({ data }) => data.some(({ id }) => id === video.id));
  if (isKnown)
    return mapVideos(pages, (known) => (known.id === video.id ? newer(known, video) : known));
  // What is older than all that is shown comes with the page that it stands on.
  const oldest = pages.pages.at(-1);
  const last = oldest?.data.at(-1);
  if (oldest?.has_more === true && last !== undefined && video.created_at < last.created_at)
    return pages;
  const [first, ...rest] = pages.pages;
  if (first === undefined) return pages;
  const place = first.data.findIndex(({ created_at }) => created_at <= video.created_at);
  const data = first.data.toSpliced(place === -1 ? first.data.length : place, 0, video);
  return { ...pages, pages: [{ ...first, data }, ...rest] };
}

/** An answer may be older than the news that came meanwhile. */
function newer(known: Video, video: Video): Video {
  return video.status === 'in_progress' && known.status === 'in_progress'
    ? { ...video, progress: Math.max(known.progress, video.progress) }
    : video;
}

function withoutVideo(pages: VideoPages, id: string): VideoPages {
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      data: page.data.filter((video) => video.id !== id),
    })),
  };
}

function mapVideos(pages: VideoPages, change: (video: Video) => Video): VideoPages {
  return { ...pages, pages: pages.pages.map((page) => ({ ...page, data: page.data.map(change) })) };
}
