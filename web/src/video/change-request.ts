/** The request that changes a video. */
import type { MakeRequest } from '../create/make-request.ts';

export type Change = 'remix' | 'edit' | 'extend';

interface Wish {
  readonly prompt: string;
  readonly seconds: string;
}

export function changeRequest(change: Change, videoId: string, wish: Wish): MakeRequest {
  const { prompt, seconds } = wish;
  const video = { id: videoId };
  switch (change) {
    case 'remix':
      return {
        path: `/videos/${encodeURIComponent(videoId)}/remix`,
        fields: { prompt },
        image: null,
      };
    case 'edit':
      return { path: '/videos/edits', fields: { prompt, video }, image: null };
    case 'extend':
      return { path: '/videos/extensions', fields: { prompt, seconds, video }, image: null };
  }
}
