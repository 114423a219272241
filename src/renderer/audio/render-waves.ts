/** Waves on a beach: each one swells, breaks and runs out, and the next is never quite the same. */
import { AUDIO_SAMPLES_PER_SECOND } from '../scene/scene.ts';
import { LowPass } from './low-pass.ts';
import { deriveSeed, randomAt, whiteNoise } from './noise.ts';
import { eventsBetween, type SoundEvent } from './sound-events.ts';
import { CONTROL_SAMPLES, type Voice } from './voice.ts';

const WAVE_SLOT_SECONDS = 5.5;
const WAVE_SECONDS = 9;
const GAIN = 0.31;

export const renderWaves: Voice = (seed, firstSample, left, right) => {
  const plan = {
    seed: deriveSeed(seed, 3),
    slotSeconds: WAVE_SLOT_SECONDS,
    probability: 1,
    maxSeconds: WAVE_SECONDS,
  };
  const waves = eventsBetween(plan, firstSample, firstSample + left.length);
  renderShore(deriveSeed(seed, 1), 0, waves, firstSample, left);
  renderShore(deriveSeed(seed, 2), 1, waves, firstSample, right);
};

/** Both sides hear the same waves, each a little nearer to one of them. */
function renderShore(
  seed: number,
  side: 0 | 1,
  waves: readonly SoundEvent[],
  firstSample: number,
  target: Float32Array,
): void {
  const rumble = new LowPass(180);
  const body = new LowPass(600);
  const hiss = new LowPass(5_000);
  const hissFloor = new LowPass(900);
  for (let block = 0; block < target.length; block += CONTROL_SAMPLES) {
    const seconds = (firstSample + block) / AUDIO_SAMPLES_PER_SECOND;
    const swell = swellAt(waves, seconds, side);
    body.cutoffHertz = 300 + 1_500 * swell;
    for (let index = block; index < block + CONTROL_SAMPLES; index++) {
      const noise = whiteNoise(seed, firstSample + index);
      const bright = hiss.process(noise);
      const foam = bright - hissFloor.process(bright);
      const sound =
        rumble.process(noise) * (0.9 + 0.8 * swell) +
        body.process(noise) * (0.15 + 0.95 * swell) +
        foam * (0.05 + 0.4 * swell * swell);
      target[index] = sound * GAIN;
    }
  }
}

/** 0 to about 1: slowly up, quickly over the top, and a long way out. */
function swellAt(waves: readonly SoundEvent[], seconds: number, side: 0 | 1): number {
  let total = 0;
  for (const wave of waves) {
    const progress = (seconds - wave.startSeconds) / WAVE_SECONDS;
    if (progress <= 0 || progress >= 1) continue;
    const rise = Math.min(1, progress / 0.3);
    const fall = Math.min(1, (1 - progress) / 0.7);
    const place = randomAt(wave.seed, 5);
    const nearness = 0.6 + 0.4 * (side === 0 ? 1 - place : place);
    const strength = 0.5 + 0.5 * randomAt(wave.seed, 6);
    total += rise * rise * (3 - 2 * rise) * fall * fall * nearness * strength;
  }
  return Math.min(1, total);
}
