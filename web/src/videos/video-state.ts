/** How a video stands, in a word and a tone. */
import type { Video } from '../api/api-objects.ts';

export interface VideoState {
  readonly word: string;
  readonly tone: 'wait' | 'run' | 'good' | 'bad' | 'faint';
}

export function stateOf({ status, expired }: Pick<Video, 'status' | 'expired'>): VideoState {
  if (expired) return { word: 'Expired', tone: 'faint' };
  switch (status) {
    case 'queued':
      return { word: 'Queued', tone: 'wait' };
    case 'in_progress':
      return { word: 'In progress', tone: 'run' };
    case 'completed':
      return { word: 'Completed', tone: 'good' };
    case 'failed':
      return { word: 'Failed', tone: 'bad' };
    case 'cancelled':
      return { word: 'Cancelled', tone: 'faint' };
  }
}
