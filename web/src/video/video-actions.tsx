/** What can be done with a video as it stands. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Video } from '../api/api-objects.ts';
import { OPENAI, OWN } from '../api/create-gateway.ts';
import { ConfirmButton } from '../parts/confirm-button.tsx';
import { linkPath } from '../parts/link-path.ts';
import { Notice } from '../parts/notice.tsx';
import { navigate, paths } from '../parts/router.ts';
import { useSession } from '../session/use-session.ts';
import { dropVideo, putVideo } from '../videos/video-cache.ts';
import { isPending } from '../videos/video-filters.ts';
import { ChangeForm, type Change } from './change-form.tsx';

const CHANGES: readonly { readonly change: Change; readonly label: string }[] = [
  { change: 'remix', label: 'Remix' },
  { change: 'extend', label: 'Extend' },
  { change: 'edit', label: 'Edit' },
];

export function VideoActions({ video }: { readonly video: Video }) {
  const { canMake } = useSession();
  const [change, setChange] = useState<Change | null>(null);
  const { cancel, remove } = useEndings(video);
  const hasContent = video.links.video !== null;
  return (
    <section aria-label="Actions" className="actions">
      <div className="row">
        {video.links.video !== null && (
          <a className="button primary" href={`${linkPath(video.links.video)}&download`} download>
            Download
          </a>
        )}
        {canMake &&
          hasContent &&
          CHANGES.map((item) => (
            <button
              key={item.change}
              type="button"
              className="button"
              aria-expanded={change === item.change}
              onClick={() => setChange(change === item.change ? null : item.change)}
            >
              {item.label}
            </button>
          ))}
        {canMake && isPending(video) && (
          <button
            type="button"
            className="button"
            disabled={cancel.isPending}
            onClick={() => cancel.mutate()}
          >
            {cancel.isPending ? 'Cancelling…' : 'Cancel'}
          </button>
        )}
        {canMake && (
          <ConfirmButton
            label="Delete"
            question="Delete this video?"
            isBusy={remove.isPending}
            onConfirm={() => remove.mutate()}
          >
            <p>
              {isPending(video)
                ? 'Its making stops, what was set aside for it is given back, and it is gone at once.'
                : 'Its bytes are removed at once, and it cannot be brought back. What was made from it stays.'}
            </p>
          </ConfirmButton>
        )}
      </div>
      <Notice error={cancel.error ?? remove.error} />
      {change !== null && hasContent && canMake && (
        <ChangeForm key={change} change={change} source={video} onClose={() => setChange(null)} />
      )}
    </section>
  );
}

function useEndings({ id }: Video) {
  const { gateway } = useSession();
  const queries = useQueryClient();
  const cancel = useMutation({
    mutationFn: async () => {
      await gateway.send('POST', `${OPENAI}/videos/${id}/cancel`);
      return await gateway.get<Video>(`${OWN}/videos/${id}`);
    },
    onSuccess: (video) => putVideo(queries, video),
  });
  const remove = useMutation({
    mutationFn: () => gateway.send('DELETE', `${OPENAI}/videos/${id}`),
    onSuccess: () => {
      // First away from its page, which would ask for it again.
      navigate(paths.videos);
      dropVideo(queries, id);
    },
  });
  return { cancel, remove };
}
