/** Steady rain: a soft wash with single drops close by. */
import { AUDIO_SAMPLES_PER_SECOND } from '../scene/scene.ts';
import { LowPass } from './low-pass.ts';
import { deriveSeed, driftingNoise, randomAt, whiteNoise } from './noise.ts';
import { addTone, eventsBetween } from './sound-events.ts';
import { CONTROL_SAMPLES, type Voice } from './voice.ts';

const DROP_SLOT_SECONDS = 0.025;
const DROP_SECONDS = 0.03;
const GAIN = 0.36;

export const renderRain: Voice = (seed, firstSample, left, right) => {
  renderWash(deriveSeed(seed, 1), firstSample, left);
  renderWash(deriveSeed(seed, 2), firstSample, right);
  const plan = {
    seed: deriveSeed(seed, 3),
    slotSeconds: DROP_SLOT_SECONDS,
    probability: 0.7,
    maxSeconds: DROP_SECONDS,
  };
  for (const drop of eventsBetween(plan, firstSample, firstSample + left.length)) {
    const pitch = 1_200 + 2_600 * randomAt(drop.seed, 2);
    const place = randomAt(drop.seed, 3);
    const strength = 0.2 * randomAt(drop.seed, 4) ** 4 * GAIN;
    const tone = {
      startSeconds: drop.startSeconds,
      lengthSeconds: DROP_SECONDS,
      fromHertz: pitch,
      toHertz: pitch * 0.8,
      leftGain: strength * (1 - place),
      rightGain: strength * place,
    };
    addTone(tone, dropEnvelope, firstSample, left, right);
  }
};

function renderWash(seed: number, firstSample: number, target: Float32Array): void {
  const air = new LowPass(4_500);
  const airFloor = new LowPass(700);
  const ground = new LowPass(450);
  for (let block = 0; block < target.length; block += CONTROL_SAMPLES) {
    const seconds = (firstSample + block) / AUDIO_SAMPLES_PER_SECOND;
    const strength = 0.8 + 0.2 * driftingNoise(seed, seconds * 0.6);
    for (let index = block; index < block + CONTROL_SAMPLES; index++) {
      const noise = whiteNoise(seed, firstSample + index);
      const bright = air.process(noise);
      const sound = (bright - airFloor.process(bright)) * 0.5 + ground.process(noise) * 0.6;
      target[index] = sound * strength * GAIN;
    }
  }
}

function dropEnvelope(progress: number): number {
  return Math.min(1, progress * 15) * Math.exp(-7 * progress) * (1 - progress);
}
