/** The video: the resource callers see, and the job behind it. */
import type { Operation } from './operation.ts';
import type { PriceQuote } from './prices/quote-price.ts';
import type { Understanding } from './understanding.ts';

/** `expired` is not a status: it is a property of a completed video's bytes. */
export const VIDEO_STATUSES = [
  'queued',
  'in_progress',
  'completed',
  'failed',
  'cancelled',
] as const;
export type VideoStatus = (typeof VIDEO_STATUSES)[number];

/** What a completed video's content can be asked for as. */
export const CONTENT_VARIANTS = ['video', 'thumbnail', 'spritesheet'] as const;
export type ContentVariant = (typeof CONTENT_VARIANTS)[number];

export interface VideoFailure {
  readonly code: string;
  /** Public text; what happened inside is only logged. */
  readonly message: string;
}

export interface Video {
  readonly id: string;
  /** A second name, `task_` + ULID, for dialects that speak of tasks. */
  readonly alias: string;
  readonly projectId: string;
  readonly operation: Operation;
  readonly status: VideoStatus;
  /** The public model name that the caller asked for. */
  readonly model: string;
  /** The provider that makes it. */
  readonly providerId: string;
  readonly prompt: string;
  readonly width: number;
  readonly height: number;
  /** Of the whole result: for an extension the source's length plus what was added. */
  readonly durationSeconds: number;
  /** 0–100; never goes back. */
  readonly progressPercent: number;
  readonly sourceVideoId: string | null;
  /** Its source's second name. */
  readonly sourceAlias: string | null;
  readonly resultAssetId: string | null;
  /** Null while there is none, and for good where the provider makes none. */
  readonly thumbnailAssetId: string | null;
  readonly spritesheetAssetId: string | null;
  readonly resultSizeBytes: number | null;
  /** How the provider understood the prompt; null while, or where, it does not tell. */
  readonly understanding: Understanding | null;
  readonly failure: VideoFailure | null;
  /** What was held for it; null for a video from before there was money. */
  readonly price: PriceQuote | null;
  /** What it did cost, once it has ended; never above its price. */
  readonly chargedMicros: number | null;
  readonly createdAt: Date;
  readonly completedAt: Date | null;
  /** From then on its bytes are gone; null while there are none. */
  readonly expiresAt: Date | null;
}

const TRANSITIONS: Record<VideoStatus, readonly VideoStatus[]> = {
  queued: ['in_progress', 'failed', 'cancelled'],
  in_progress: ['completed', 'failed', 'cancelled'],
  completed: [],
  failed: [],
  cancelled: [],
};

export function canBecome(from: VideoStatus, to: VideoStatus): boolean {
  return TRANSITIONS[from].includes(to);
}

export function isTerminal(status: VideoStatus): boolean {
  return TRANSITIONS[status].length === 0;
}

/** Whether its bytes are to be had; from the very moment of its expiry on they are not. */
export function hasContent({ status, resultAssetId, expiresAt }: Video, now: Date): boolean {
  if (status !== 'completed' || resultAssetId === null) return false;
  return expiresAt === null || now < expiresAt;
}
