/** The one error of the renderer: what kind of failure, what may be told, and what only the log may hold. */

export const RENDER_ERROR_KINDS = [
  'aborted',
  'timeout',
  'reference_image',
  'disk_full',
  'crashed',
] as const;

/**
 * `aborted`: the caller's signal. `timeout`: too slow, or no sign of progress. `reference_image`:
 * the caller's picture cannot be read. `disk_full`: the operator's disk. `crashed`: anything else.
 */
export type RenderErrorKind = (typeof RENDER_ERROR_KINDS)[number];

const PUBLIC_TEXT: Readonly<Record<RenderErrorKind, string>> = {
  aborted: 'The rendering was cancelled.',
  timeout: 'The rendering took too long and was stopped.',
  reference_image:
    'The reference image cannot be read; it must be a PNG, JPEG or WebP of at most 50 million pixels.',
  disk_full: 'The server has no space left to store the video.',
  crashed: 'The renderer stopped unexpectedly.',
};

/** `message` may be shown to anyone; `internal` is for the log. */
export class RenderError extends Error {
  override readonly name = 'RenderError';
  readonly kind: RenderErrorKind;
  readonly internal: string;

  constructor(kind: RenderErrorKind, internal: string) {
    super(PUBLIC_TEXT[kind]);
    this.kind = kind;
    this.internal = internal;
  }
}
