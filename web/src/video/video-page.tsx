/** One video: to watch, to understand, to go on from. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Video } from '../api/api-objects.ts';
import { ApiError } from '../api/api-error.ts';
import { OWN } from '../api/create-gateway.ts';
import { Link } from '../parts/link.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { paths } from '../parts/router.ts';
import { useSession } from '../session/use-session.ts';
import { findKnown, videoKeys } from '../videos/video-cache.ts';
import { isPending } from '../videos/video-filters.ts';
import { stateOf } from '../videos/video-state.ts';
import { CodeSamples } from './code-samples.tsx';
import { Facts } from './facts.tsx';
import { Lineage } from './lineage.tsx';
import { Player } from './player.tsx';
import { PromptText } from './prompt-text.tsx';
import { UnderstandingView } from './understanding-view.tsx';
import { VideoActions } from './video-actions.tsx';

/** News bring changes sooner; this is for when none come through. */
const LOOKED_AGAIN_MS = 5000;

export function VideoPage({ id }: { readonly id: string }) {
  const query = useVideo(id);
  const video = query.data;
  if (video === undefined) {
    return <Absent error={query.error} />;
  }
  const { word, tone } = stateOf(video);
  return (
    <>
      <PageHead title={HEADINGS[video.operation]}>
        <span className={`state ${tone}`} role="status">
          {word}
        </span>
      </PageHead>
      <div className="video-page">
        <div className="video-main">
          <Player video={video} />
          <PromptText prompt={video.prompt} />
          <VideoActions video={video} />
        </div>
        <div className="video-side">
          <Facts video={video} />
          {video.understanding !== null && (
            <UnderstandingView understanding={video.understanding} />
          )}
          <Lineage video={video} />
          <CodeSamples video={video} />
        </div>
      </div>
    </>
  );
}

const HEADINGS: Readonly<Record<Video['operation'], string>> = {
  create: 'Video',
  remix: 'Remix',
  edit: 'Edit',
  extend: 'Extension',
};

function useVideo(id: string) {
  const { gateway } = useSession();
  const queries = useQueryClient();
  return useQuery({
    queryKey: videoKeys.one(id),
    queryFn: () => gateway.get<Video>(`${OWN}/videos/${encodeURIComponent(id)}`),
    initialData: () => findKnown(queries, id),
    // What the list knew is shown at once, and looked at again.
    initialDataUpdatedAt: 0,
    staleTime: 1000,
    refetchInterval: ({ state }) =>
      state.data !== undefined && isPending(state.data) ? LOOKED_AGAIN_MS : false,
  });
}

function Absent({ error }: { readonly error: unknown }) {
  if (error === null) return <p className="muted">Loading…</p>;
  if (!(error instanceof ApiError) || error.status !== 404) return <Notice error={error} />;
  return (
    <>
      <PageHead title="No such video" />
      <p>
        It was deleted, or it belongs to another project.{' '}
        <Link href={paths.videos}>To the videos</Link>
      </p>
    </>
  );
}
