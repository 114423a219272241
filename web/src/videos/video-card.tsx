/** A video among others. */
import { memo } from 'react';
import type { Video } from '../api/api-objects.ts';
import { Age } from '../parts/age.tsx';
import { formatMoney, formatSize } from '../parts/format.ts';
import { linkPath } from '../parts/link-path.ts';
import { Link } from '../parts/link.tsx';
import { paths } from '../parts/router.ts';
import { Making } from './making.tsx';
import { isPending } from './video-filters.ts';
import { stateOf } from './video-state.ts';

/** A card shows three lines; a prompt may have ten thousand words. */
const SHOWN_LETTERS = 280;

function Card({ video }: { readonly video: Video }) {
  const { word, tone } = stateOf(video);
  return (
    <li className="card">
      <Link href={paths.video(video.id)} className="card-link">
        <div className="stage small">
          <Picture video={video} />
        </div>
        <div className="card-text">
          <p className="card-prompt" dir="auto">
            {video.prompt.slice(0, SHOWN_LETTERS)}
          </p>
          <p className="card-facts">
            <span>{video.model}</span>
            <span>{formatSize(video.size)}</span>
            <span>{video.seconds} s</span>
            {video.cost !== null && <span>{formatMoney(video.cost.amount_micros)}</span>}
          </p>
          <p className="card-facts">
            {tone !== 'good' && <span className={`state ${tone}`}>{word}</span>}
            <Age at={video.created_at} />
            {tone === 'good' && video.expires_at !== null && (
              <span>
                expires <Age at={video.expires_at} />
              </span>
            )}
          </p>
        </div>
      </Link>
    </li>
  );
}

function Picture({ video }: { readonly video: Video }) {
  const { thumbnail } = video.links;
  if (thumbnail !== null)
    return <img src={linkPath(thumbnail)} alt="" loading="lazy" decoding="async" />;
  if (isPending(video)) return <Making video={video} />;
  return (
    <div className="stage-words">
      <span className="stage-word">{stateOf(video).word}</span>
      {video.error !== null && video.status === 'failed' && (
        <code className="stage-code">{video.error.code}</code>
      )}
    </div>
  );
}

/** Two thousand may be in sight of the program, and news concern one. */
export const VideoCard = memo(Card);
