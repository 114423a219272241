/**
 * The contract between the engine and an adapter to one family of video services.
 *
 * A provider turns a neutral request into its service's calls and back. It keeps no record: what
 * it must remember of a submission is the `operation`, plain JSON that the engine stores unread and
 * hands back. It touches the world only through its context.
 */
import type { Readable } from 'node:stream';
import type { JsonValue } from '../lib/json.ts';
import type { Logger } from '../lib/logger.ts';
import type { Operation } from './operation.ts';
import type { Understanding } from './understanding.ts';
import type { ContentVariant } from './video.ts';

/**
 * The video that a remix, edit or extension starts from. Its bytes come from
 * {@link ProviderContext.openSourceVideo}.
 */
export interface ProviderSource {
  /**
   * What this same provider stored when it made the source; null when another one made it or its
   * owner uploaded it. Then there are only the bytes to go by.
   */
  readonly operation: JsonValue | null;
  /**
   * Its true length, which an upload may have with a fraction. Wherever it counts towards the
   * result it counts as the nearest whole second, at least one: the provider cuts what is over, or
   * holds the last picture.
   */
  readonly durationSeconds: number;
  /** Pixels as a player shows them; an upload's may differ from the result's. */
  readonly width: number;
  readonly height: number;
}

/** Someone or something from a clip, whom the prompt calls by this name. */
export interface ProviderCharacter {
  readonly name: string;
}

export interface ProviderRequest {
  readonly operation: Operation;
  readonly model: string;
  readonly prompt: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Of the whole result; for an extension that {@link keepsSource}, the source's length as well. */
  readonly durationSeconds: number;
  /** Of an extension: whether the result is the source with its continuation, or only the latter. */
  readonly keepsSource: boolean;
  /** The first is the first frame; the others show what the video shall look like. */
  readonly referenceImageCount: number;
  /** At most two; what is made from a video has that video's. */
  readonly characters: readonly ProviderCharacter[];
  /** Present for every operation but `create`. */
  readonly source: ProviderSource | null;
}

export interface ProviderContext {
  /** The same for every call about one attempt, also after a restart; unguessable, 1–64 letters. */
  readonly idempotencyKey: string;
  readonly logger: Logger;
  /** Aborts when the gateway stops; a provider then ends quickly and leaves nothing half done. */
  readonly signal: AbortSignal;
  /** A JPEG, PNG, WebP or GIF; rejects when the request has fewer. May be opened as often as needed. */
  openReferenceImage(index: number): Promise<Readable>;
  /** The mp4 that shows the request's character of this index. */
  openCharacterClip(index: number): Promise<Readable>;
  /**
   * The mp4 of the request's source; rejects when it has none. While the video is in the making its
   * source's bytes are kept, even if its owner deletes it.
   */
  openSourceVideo(): Promise<Readable>;
}

export interface ProviderOutput {
  readonly kind: ContentVariant;
  readonly mediaType: string;
  open(): Promise<Readable>;
}

export type PollResult = PollState & {
  /** Present where the service tells; the last one told is stored with the video. */
  readonly understanding?: Understanding | null;
};

type PollState =
  | {
      readonly state: 'pending';
      /** How long to wait before asking again. */
      readonly pollAfterMs: number;
      /** 0–100, if the service tells. */
      readonly progressPercent: number | null;
    }
  /** Exactly one video, and at most one of each other kind. */
  | {
      readonly state: 'succeeded';
      readonly outputs: readonly ProviderOutput[];
      /** For results that shall be kept less long than the gateway would keep them. */
      readonly keptSeconds?: number | null;
    }
  | { readonly state: 'failed'; readonly failure: ProviderFailure };

/**
 * What the engine does when it cannot know whether a submission reached the service, because it
 * died or lost the connection in between: `resend` under the same idempotency key (the service
 * recognises it), `lookup` by that key, or `fail` the video rather than risk making it twice. The
 * same finds what is to be stopped when the video is not wanted any more.
 */
export type AmbiguousSubmitPolicy = 'resend' | 'lookup' | 'fail';

export interface Provider {
  readonly id: string;
  readonly ambiguousSubmit: AmbiguousSubmitPolicy;
  /** Starts the work. Throws {@link ProviderFailure}; any other error counts as ambiguous. */
  submit(request: ProviderRequest, context: ProviderContext): Promise<JsonValue>;
  /** Asks how it stands. An error thrown here never fails the video: it is asked again. */
  poll(operation: JsonValue, context: ProviderContext): Promise<PollResult>;
  /** With policy `lookup`: the operation of an earlier submission under this context's key, or null. */
  lookup?(context: ProviderContext): Promise<JsonValue | null>;
  /** Stops the work, if it still runs. Idempotent. */
  cancel?(operation: JsonValue, context: ProviderContext): Promise<void>;
  /** The result is stored or not wanted: whatever is kept for it may go. Idempotent. */
  discard?(operation: JsonValue, context: ProviderContext): Promise<void>;
}

/**
 * rejected: the service will never accept this request · content_policy: refused for what it shows ·
 * not_understood: the caller wanted all of the prompt to be understood, and it was not ·
 * rate_limited, unavailable, timeout: asking again later may help · protocol: the service answered
 * with something we do not understand.
 */
export type ProviderFailureKind =
  | 'rejected'
  | 'content_policy'
  | 'not_understood'
  | 'rate_limited'
  | 'unavailable'
  | 'timeout'
  | 'protocol';

export class ProviderFailure extends Error {
  override readonly name = 'ProviderFailure';
  readonly kind: ProviderFailureKind;
  readonly publicText: string;
  /** Logged, never sent. */
  readonly internal: string;
  readonly retryAfterMs: number | null;

  constructor(
    kind: ProviderFailureKind,
    detail: { publicText: string; internal?: string; retryAfterMs?: number; cause?: unknown },
  ) {
    super(detail.publicText, { cause: detail.cause });
    this.kind = kind;
    this.publicText = detail.publicText;
    this.internal = detail.internal ?? detail.publicText;
    this.retryAfterMs = detail.retryAfterMs ?? null;
  }
}
