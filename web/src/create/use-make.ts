/** Sends a wish for a video once, however often one presses, and tells at which field it failed. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { ApiError } from '../api/api-error.ts';
import type { Video } from '../api/api-objects.ts';
import { OPENAI, OWN } from '../api/create-gateway.ts';
import { newIdempotencyKey } from '../api/idempotency-key.ts';
import { navigate, paths } from '../parts/router.ts';
import { useSession } from '../session/use-session.ts';
import { putVideo, videoKeys } from '../videos/video-cache.ts';
import { bodyOf, type MakeRequest } from './make-request.ts';

export interface Making {
  readonly isBusy: boolean;
  submit(request: MakeRequest): void;
  /** What the gateway says of this field. */
  faultOf(param: string): string | null;
  /** What it says of anything but these fields. */
  faultBeside(params: readonly string[]): unknown;
}

export function useMake(): Making {
  const { gateway } = useSession();
  const queries = useQueryClient();
  // The same wish keeps its key, also when its answer was lost and it is sent again.
  const asked = useRef<{ readonly wish: string; readonly key: string } | null>(null);
  const isSending = useRef(false);
  const making = useMutation({
    mutationFn: async (request: MakeRequest) => {
      const wish = JSON.stringify([request.path, request.fields, request.image?.size]);
      if (asked.current?.wish !== wish) asked.current = { wish, key: newIdempotencyKey() };
      const idempotencyKey = asked.current.key;
      const { id } = await gateway.send<{ id: string }>('POST', `${OPENAI}${request.path}`, {
        ...bodyOf(request),
        idempotencyKey,
      });
      return await gateway.get<Video>(`${OWN}/videos/${id}`);
    },
    onSuccess: (video) => {
      asked.current = null;
      putVideo(queries, video);
      if (video.source_video_id !== null) {
        void queries.invalidateQueries({ queryKey: videoKeys.madeFrom(video.source_video_id) });
      }
      void queries.invalidateQueries({ queryKey: ['balance'] });
      navigate(paths.video(video.id));
    },
    onSettled: () => {
      isSending.current = false;
    },
  });
  const fault = making.error;
  const param = fault instanceof ApiError ? (fault.param?.split(/[.[]/)[0] ?? null) : null;
  return {
    isBusy: making.isPending,
    submit(request) {
      // Two presses may come before the button is drawn as pressed.
      if (isSending.current) return;
      isSending.current = true;
      making.mutate(request);
    },
    faultOf: (name) => (param === name ? (fault?.message ?? null) : null),
    faultBeside: (params) => (param !== null && params.includes(param) ? null : fault),
  };
}
