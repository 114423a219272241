/** Brings what happened into what is shown: a few videos one by one, many by their first page. */
import type { QueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/api-error.ts';
import type { Page, Video } from '../api/api-objects.ts';
import { OWN, type Gateway } from '../api/create-gateway.ts';
import type { News } from '../api/follow-events.ts';
import { dropVideo, putFirstPage, putProgress, putVideo, videoKeys } from './video-cache.ts';
import { listPath, type VideoFilter } from './video-filters.ts';

/** News of a moment is looked up together. */
const GATHERED_MS = 150;
const MOST_ONE_BY_ONE = 8;
export const PAGE_SIZE = 48;

export interface NewsDesk {
  take(news: News): void;
  /** Something may have been missed: the newest videos and those in the making are asked for. */
  lookAgain(): Promise<void>;
}

export function createNewsDesk(queries: QueryClient, gateway: Gateway): NewsDesk {
  const changed = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | null = null;

  async function refresh(id: string): Promise<void> {
    try {
      putVideo(queries, await gateway.get<Video>(`${OWN}/videos/${id}`));
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) dropVideo(queries, id);
    }
  }

  async function lookAgain(): Promise<void> {
    const lists = queries.getQueriesData({ queryKey: videoKeys.lists }).map(([key]) => key[1]);
    const filters = new Set(lists as VideoFilter[]);
    const pages = await Promise.all(
      [...filters].map((filter) =>
        gateway.get<Page<Video>>(`${OWN}${listPath(filter, null, PAGE_SIZE)}`).catch(() => null),
      ),
    );
    for (const page of pages) if (page !== null) putFirstPage(queries, page.data);
    await queries.invalidateQueries({ predicate: ({ queryKey: [name] }) => name !== 'videos' });
  }

  async function lookUp(): Promise<void> {
    timer = null;
    const ids = [...changed];
    changed.clear();
    if (ids.length > MOST_ONE_BY_ONE) return await lookAgain();
    await Promise.all(ids.map(refresh));
    await queries.invalidateQueries({ queryKey: ['balance'] });
    await queries.invalidateQueries({ queryKey: ['made-from'] });
  }

  return {
    lookAgain,
    take({ type, videoId, progress }) {
      if (type === 'video.progress') {
        if (progress !== null) putProgress(queries, videoId, progress);
        return;
      }
      if (type === 'video.deleted') dropVideo(queries, videoId);
      else changed.add(videoId);
      timer ??= setTimeout(() => void lookUp(), GATHERED_MS);
    },
  };
}
