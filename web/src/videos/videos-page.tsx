/** The project's videos, newest first, as they come. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Page, Video } from '../api/api-objects.ts';
import { OWN } from '../api/create-gateway.ts';
import { Link } from '../parts/link.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { navigate, paths } from '../parts/router.ts';
import { Segments } from '../parts/segments.tsx';
import { useSession } from '../session/use-session.ts';
import { PAGE_SIZE } from './apply-news.ts';
import { flattenPages, videoKeys } from './video-cache.ts';
import { VideoCard } from './video-card.tsx';
import { listPath, readFilter, VIDEO_FILTERS, type VideoFilter } from './video-filters.ts';

const PLACEHOLDERS = ['a', 'b', 'c', 'd', 'e', 'f'];

export function VideosPage({ filter: asked }: { readonly filter: string }) {
  const { canMake } = useSession();
  const filter = readFilter(asked);
  const list = useVideos(filter);
  const videos = flattenPages(list.data);
  const show = (next: VideoFilter) =>
    navigate(next === 'all' ? paths.videos : `${paths.videos}?show=${next}`, { replace: true });

  return (
    <>
      <PageHead title="Videos">
        {canMake && (
          <Link href={paths.create} className="button primary">
            New video
          </Link>
        )}
      </PageHead>
      <Segments hidesLegend legend="Show" value={filter} choices={VIDEO_FILTERS} onChange={show} />
      <Notice error={list.error} />
      {list.isPending && (
        <ul className="cards" aria-hidden="true">
          {PLACEHOLDERS.map((name) => (
            <li key={name} className="card ghost">
              <div className="stage small" />
            </li>
          ))}
        </ul>
      )}
      {list.isSuccess && videos.length === 0 && <Nothing filter={filter} canMake={canMake} />}
      <ul className="cards" aria-label="Videos">
        {videos.map((video) => (
          <VideoCard key={video.id} video={video} />
        ))}
      </ul>
      {list.hasNextPage && (
        <More isBusy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
      )}
    </>
  );
}

function useVideos(filter: VideoFilter) {
  const { gateway } = useSession();
  return useInfiniteQuery({
    queryKey: videoKeys.list(filter),
    queryFn: ({ pageParam }) =>
      gateway.get<Page<Video>>(`${OWN}${listPath(filter, pageParam, PAGE_SIZE)}`),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => (last.has_more ? (last.data.at(-1)?.id ?? null) : null),
  });
}

function Nothing({ filter, canMake }: { readonly filter: VideoFilter; readonly canMake: boolean }) {
  if (filter !== 'all') return <p className="empty">No videos here.</p>;
  return (
    <div className="empty">
      <p className="lead">No videos yet.</p>
      {canMake && (
        <p>
          <Link href={paths.create}>Describe the first one</Link>, or send one from a program: it
          appears here by itself.
        </p>
      )}
    </div>
  );
}

/** Reads on before one gets there; a button for those who do not scroll. */
function More({ isBusy, onMore }: { readonly isBusy: boolean; onMore(): void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (button.current === null || isBusy) return undefined;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && onMore(),
      { rootMargin: '800px' },
    );
    observer.observe(button.current);
    return () => observer.disconnect();
  }, [isBusy, onMore]);
  return (
    <button ref={button} type="button" className="button wide" disabled={isBusy} onClick={onMore}>
      {isBusy ? 'Loading…' : 'Show older videos'}
    </button>
  );
}
