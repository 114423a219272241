/** Which videos a list shows. */
import type { Video, VideoStatus } from '../api/api-objects.ts';

export type VideoFilter = 'all' | 'running' | 'completed' | 'failed' | 'cancelled';

const STATUSES: Readonly<Record<VideoFilter, readonly VideoStatus[] | null>> = {
  all: null,
  running: ['queued', 'in_progress'],
  completed: ['completed'],
  failed: ['failed'],
  cancelled: ['cancelled'],
};

export const VIDEO_FILTERS: readonly { readonly value: VideoFilter; readonly label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'running', label: 'Running' },
  { value: 'completed', label: 'Completed' },
  { value: 'failed', label: 'Failed' },
  { value: 'cancelled', label: 'Cancelled' },
];

/** What an address asks for may be anything. */
export function readFilter(text: string): VideoFilter {
  return VIDEO_FILTERS.find(({ value }) => value === text)?.value ?? 'all';
}

export function isShownBy(filter: VideoFilter, { status }: Pick<Video, 'status'>): boolean {
  return STATUSES[filter]?.includes(status) ?? true;
}

export function listPath(filter: VideoFilter, after: string | null, limit: number): string {
  const query = new URLSearchParams({ limit: String(limit) });
  const statuses = STATUSES[filter];
  if (statuses !== null) query.set('status', statuses.join(','));
  if (after !== null) query.set('after', after);
  return `/videos?${query}`;
}

export function isPending({ status }: Pick<Video, 'status'>): boolean {
  return status === 'queued' || status === 'in_progress';
}
