/** Plays a video by its signed link, or says why there is nothing to play. */
import { useState } from 'react';
import type { Video } from '../api/api-objects.ts';
import { linkPath } from '../parts/link-path.ts';
import { Link } from '../parts/link.tsx';
import { paths } from '../parts/router.ts';
import { explanationOf } from '../errors/explanation-of.ts';
import { Making } from '../videos/making.tsx';
import { isPending } from '../videos/video-filters.ts';

export function Player({ video }: { readonly video: Video }) {
  const [width, height] = video.size.split('x').map(Number);
  const shape = { aspectRatio: `${width} / ${height}` };
  return (
    <div className="stage large" style={shape}>
      <Inside video={video} />
    </div>
  );
}

function Inside({ video }: { readonly video: Video }) {
  const [isBroken, setBroken] = useState(false);
  const { links, error } = video;
  if (links.video !== null && !isBroken) {
    return (
      <video
        controls
        playsInline
        loop
        preload="metadata"
        src={linkPath(links.video)}
        poster={links.thumbnail === null ? undefined : linkPath(links.thumbnail)}
        aria-label={video.prompt.slice(0, 200)}
        onError={() => setBroken(true)}
      />
    );
  }
  if (isPending(video)) {
    return (
      <Making video={video}>
        {video.status === 'queued' && <span className="stage-word">It waits for its turn.</span>}
      </Making>
    );
  }
  const code = error === null ? null : explanationOf(error.code);
  return (
    <div className="stage-words" role="status">
      <span className="stage-word">{reasonOf(video, isBroken)}</span>
      {error !== null && code !== null && (
        <Link href={paths.error(code)} className="stage-code">
          {error.code}
        </Link>
      )}
    </div>
  );
}

function reasonOf({ expired, error, status }: Video, isBroken: boolean): string {
  if (expired) return 'It has expired: its bytes were removed, what is known of it stays.';
  if (isBroken) return 'It could not be played. Download it, or load the page again.';
  if (error !== null) return error.message;
  return status === 'cancelled' ? 'It was cancelled.' : 'There is nothing to show.';
}
