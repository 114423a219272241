/** The one error of the renderer: what kind of failure, what may be told, and what only the log may hold. */

export const RENDER_ERROR_KINDS = [
  'aborted',
  'timeout',
  'reference_image',
  'source_video',
  'disk_full',
  'crashed',
] as const;

/**
 * `aborted`: the caller's signal. `timeout`: too slow, or no sign of progress. `reference_image`:
 * the caller's picture cannot be read. `source_video`: the video to be changed, which may be the
 * caller's, cannot be read. `disk_full`: the operator's disk. `crashed`: anything else.
 */
export type RenderErrorKind = (typeof RENDER_ERROR_KINDS)[number];

const PUBLIC_TEXT: Readonly<Record<RenderErrorKind, string>> = {
  aborted: 'The rendering was cancelled.',
  timeout: 'The rendering took too long and was stopped.',
  reference_image:
    'The reference image cannot be read; it must be a PNG, JPEG, WebP or GIF of at most 50 million pixels.',
  source_video:
    'The source video cannot be read; it must be a whole MP4, MOV or WebM of at most 120 seconds ' +
    'and 4096x2304 pixels, in H.264, H.265, VP8, VP9 or AV1.',
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
