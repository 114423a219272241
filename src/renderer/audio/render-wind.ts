/** Wind that comes in gusts and changes its pitch as it rises. */
import { AUDIO_SAMPLES_PER_SECOND } from '../scene/scene.ts';
import { BandPass } from './band-pass.ts';
import { LowPass } from './low-pass.ts';
import { deriveSeed, driftingNoise, whiteNoise } from './noise.ts';
import { CONTROL_SAMPLES, type Voice } from './voice.ts';

const GUSTS_PER_SECOND = 0.35;
const GAIN = 0.87;

export const renderWind: Voice = (seed, firstSample, left, right) => {
  renderSide(seed, deriveSeed(seed, 1), firstSample, left);
  renderSide(seed, deriveSeed(seed, 2), firstSample, right);
};

/** Gusts are common to both sides; the flutter and the noise itself are not. */
function renderSide(
  gustSeed: number,
  seed: number,
  firstSample: number,
  target: Float32Array,
): void {
  const whistle = new BandPass(0.7);
  const rush = new LowPass(300);
  for (let block = 0; block < target.length; block += CONTROL_SAMPLES) {
    const seconds = (firstSample + block) / AUDIO_SAMPLES_PER_SECOND;
    const gust = driftingNoise(gustSeed, seconds * GUSTS_PER_SECOND);
    const flutter = driftingNoise(seed, seconds * 1.7);
    whistle.centreHertz = 220 + 380 * gust + 120 * flutter;
    const strength = 0.35 + 0.65 * gust * (0.7 + 0.3 * flutter);
    for (let index = block; index < block + CONTROL_SAMPLES; index++) {
      const noise = whiteNoise(seed, firstSample + index);
      const sound = whistle.process(noise) * 0.8 + rush.process(noise);
      target[index] = sound * strength * GAIN;
    }
  }
}
