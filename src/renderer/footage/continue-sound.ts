/** Lets a clip's sound go on after its end, without a click and without running backwards. */
import type { StereoSamples } from '../encoding/mp4-source.ts';
import { AUDIO_SAMPLES_PER_SECOND } from '../scene/scene.ts';

/** The clip's last part is heard again and again. */
const LOOP_SECONDS = 4;
const FADE_SECONDS = 0.25;

/**
 * The clip's own samples followed by as many as asked for. Right after the end its last moments
 * sound backwards for the time of a fade, which joins without a step; under that the loop comes in,
 * and each turn of the loop fades into the next.
 */
export function continueSound(clip: StereoSamples, addedSamples: number): StereoSamples {
  return {
    left: continueChannel(clip.left, addedSamples),
    right: continueChannel(clip.right, addedSamples),
  };
}

function continueChannel(clip: Float32Array, addedSamples: number): Float32Array {
  const end = clip.length;
  const result = new Float32Array(end + addedSamples);
  result.set(clip);
  const loop = Math.min(end, LOOP_SECONDS * AUDIO_SAMPLES_PER_SECOND);
  const fade = Math.min(Math.floor(loop / 2), FADE_SECONDS * AUDIO_SAMPLES_PER_SECOND);
  if (fade === 0) return result;
  const turn = loop - fade;
  for (let index = 0; index < addedSamples; index++) {
    const place = index % turn;
    const coming = clip[end - loop + place]!;
    // What leaves: first the mirrored end of the clip, later the last moments of the loop before.
    const leaving = index < turn ? clip[end - 1 - place] : clip[end - fade + place];
    const share = Math.min(1, place / fade);
    result[end + index] =
      share === 1 || leaving === undefined
        ? coming
        : coming * Math.sin((share * Math.PI) / 2) + leaving * Math.cos((share * Math.PI) / 2);
  }
  return result;
}
