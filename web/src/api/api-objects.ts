/** What the gateway answers with, in its own words. */

export type VideoStatus = 'queued' | 'in_progress' | 'completed' | 'failed' | 'cancelled';

export interface Cost {
  readonly amount_micros: number;
  readonly state: 'held' | 'charged' | 'released';
}

export interface Understanding {
  readonly matched: readonly string[];
  readonly unknown: readonly string[];
  readonly not_drawn: readonly string[];
  readonly confidence: number;
}

export interface Video {
  readonly id: string;
  readonly alias: string;
  readonly operation: 'create' | 'remix' | 'edit' | 'extend';
  readonly source_video_id: string | null;
  readonly status: VideoStatus;
  /** Completed once; its bytes are gone. */
  readonly expired: boolean;
  readonly progress: number;
  readonly model: string;
  readonly served_by: string;
  readonly prompt: string;
  /** `1280x720` */
  readonly size: string;
  readonly seconds: number;
  readonly size_bytes: number | null;
  /** Seconds since 1970, like every time here. */
  readonly created_at: number;
  readonly completed_at: number | null;
  readonly expires_at: number | null;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly cost: Cost | null;
  readonly understanding: Understanding | null;
  readonly links: {
    readonly video: string | null;
    readonly thumbnail: string | null;
    readonly spritesheet: string | null;
  };
}

export interface Page<Item> {
  readonly data: readonly Item[];
  readonly has_more: boolean;
}

export interface Model {
  readonly id: string;
  /** The first is the default, here and below. */
  readonly sizes: readonly string[];
  readonly seconds: readonly number[];
  readonly extension_seconds: readonly number[];
  readonly max_extended_seconds: number;
  readonly max_prompt_length: number;
  readonly max_reference_images: number;
  readonly reference_must_match_size: boolean;
}

export interface Balance {
  /** Null where there is no limit. */
  readonly remaining_micros: number | null;
  readonly held_micros: number;
  readonly used_micros: number;
}

export interface CallersKey {
  readonly id: string;
  readonly project_id: string;
  readonly scopes: readonly string[];
}

export interface Quote {
  readonly amount_micros: number;
}

export interface Endpoint {
  readonly id: string;
  readonly name: string;
  /** Null for the one that stands for the callback URLs of requests. */
  readonly url: string | null;
  readonly event_types: readonly string[];
  readonly created_at: number;
  readonly signing_secret_hint: string;
  readonly disabled: boolean;
  readonly disabled_reason: string | null;
}

export interface EndpointWithSecret extends Endpoint {
  readonly signing_secret: string;
}

export interface DeliveryAttempt {
  readonly started_at: number;
  readonly duration_ms: number;
  readonly status_code: number | null;
  readonly failure: string | null;
  readonly response_excerpt: string | null;
}

export interface Delivery {
  readonly id: string;
  readonly event_id: string;
  readonly event_type: string;
  readonly video_id: string;
  readonly url: string;
  readonly state: 'waiting' | 'delivered' | 'dead';
  readonly next_attempt_at: number | null;
  readonly created_at: number;
  readonly attempts: readonly DeliveryAttempt[];
}
