/** What can happen to a video, as it is told to whoever wants to know. */
import type { Cost } from './prices/cost-of.ts';
import type { Video } from './video.ts';

/** Each happens to a video once. How far the making has come is no event: it is not kept. */
export const EVENT_TYPES = [
  'video.queued',
  'video.in_progress',
  'video.completed',
  'video.failed',
  'video.cancelled',
  'video.expired',
  'video.deleted',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export interface VideoEvent {
  readonly id: string;
  readonly type: EventType;
  readonly projectId: string;
  readonly videoId: string;
  readonly videoAlias: Video['alias'];
  readonly createdAt: Date;
  /** As it was then; null where there is nothing to tell. */
  readonly cost: Cost | null;
}
