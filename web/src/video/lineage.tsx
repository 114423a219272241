/** What a video was made from, and what was made from it. */
import { useQuery } from '@tanstack/react-query';
import type { Page, Video } from '../api/api-objects.ts';
import { OWN } from '../api/create-gateway.ts';
import { linkPath } from '../parts/link-path.ts';
import { Link } from '../parts/link.tsx';
import { paths } from '../parts/router.ts';
import { useSession } from '../session/use-session.ts';
import { videoKeys } from '../videos/video-cache.ts';
import { stateOf } from '../videos/video-state.ts';

const MOST_SHOWN = 12;
const SHOWN_LETTERS = 120;

export function Lineage({ video }: { readonly video: Video }) {
  const source = useSource(video.source_video_id);
  const made = useMadeFrom(video.id);
  const children = made.data?.data ?? [];
  if (video.source_video_id === null && children.length === 0) return null;
  return (
    <section aria-labelledby="lineage">
      <h2 id="lineage">Lineage</h2>
      {video.source_video_id !== null && (
        <>
          <h3>Made from</h3>
          <ul className="relatives">
            {source.data === undefined ? (
              <li className="muted">{source.isError ? 'A video that is gone.' : '…'}</li>
            ) : (
              <Relative video={source.data} />
            )}
          </ul>
        </>
      )}
      {children.length > 0 && (
        <>
          <h3>Made from it{made.data?.has_more === true ? ', the latest' : ''}</h3>
          <ul className="relatives">
            {children.map((child) => (
              <Relative key={child.id} video={child} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function useSource(id: string | null) {
  const { gateway } = useSession();
  return useQuery({
    queryKey: videoKeys.one(id ?? ''),
    queryFn: () => gateway.get<Video>(`${OWN}/videos/${encodeURIComponent(id ?? '')}`),
    enabled: id !== null,
  });
}

function useMadeFrom(id: string) {
  const { gateway } = useSession();
  const query = new URLSearchParams({ source_video_id: id, limit: String(MOST_SHOWN) });
  return useQuery({
    queryKey: videoKeys.madeFrom(id),
    queryFn: () => gateway.get<Page<Video>>(`${OWN}/videos?${query}`),
  });
}

function Relative({ video }: { readonly video: Video }) {
  const { thumbnail } = video.links;
  return (
    <li>
      <Link href={paths.video(video.id)} className="relative">
        <span className="stage tiny">
          {thumbnail !== null && <img src={linkPath(thumbnail)} alt="" loading="lazy" />}
        </span>
        <span>
          <span className="relative-prompt" dir="auto">
            {video.prompt.slice(0, SHOWN_LETTERS)}
          </span>
          <span className="muted">
            {video.operation} · {stateOf(video).word.toLowerCase()}
          </span>
        </span>
      </Link>
    </li>
  );
}
