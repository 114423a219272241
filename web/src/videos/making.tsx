/** How far a video has come, where its picture will be. */
import type { ReactNode } from 'react';
import type { Video } from '../api/api-objects.ts';
import { ProgressBar } from './progress-bar.tsx';

interface MakingProps {
  readonly video: Video;
  readonly children?: ReactNode;
}

export function Making({ video, children }: MakingProps) {
  return (
    <div className="stage-words">
      <span className="big-number">
        {video.status === 'queued' ? 'Queued' : `${video.progress}\u2009%`}
      </span>
      <ProgressBar progress={video.progress} label="Progress" />
      {children}
    </div>
  );
}
