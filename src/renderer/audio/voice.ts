/** One ingredient of the ambience: a sound without beginning or end. */

/**
 * Overwrites both channels with the samples from an absolute position on, which may be negative.
 *
 * Filters start silent at the first sample, so a caller asks for {@link VOICE_SETTLE_SAMPLES} more
 * in front and throws them away; apart from those, a sample depends on its position and the seed
 * alone. Both lengths are multiples of {@link CONTROL_SAMPLES}, as is the position.
 */
export type Voice = (
  seed: number,
  firstSample: number,
  left: Float32Array,
  right: Float32Array,
) => void;

/** Slow changes are computed once per this many samples and drawn as straight lines between. */
export const CONTROL_SAMPLES = 64;

/** A quarter of a second: what the slowest filter still remembers then is below 32-bit precision. */
export const VOICE_SETTLE_SAMPLES = 12_288;
