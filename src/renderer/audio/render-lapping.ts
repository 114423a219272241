/** A lake's edge: water that laps against stones, with a drop now and then. */
import { AUDIO_SAMPLES_PER_SECOND } from '../scene/scene.ts';
import { LowPass } from './low-pass.ts';
import { deriveSeed, driftingNoise, randomAt, whiteNoise } from './noise.ts';
import { addTone, eventsBetween } from './sound-events.ts';
import { CONTROL_SAMPLES, type Voice } from './voice.ts';

const DROP_SLOT_SECONDS = 0.3;
const DROP_SECONDS = 0.12;
const GAIN = 0.79;

export const renderLapping: Voice = (seed, firstSample, left, right) => {
  renderEdge(deriveSeed(seed, 1), firstSample, left);
  renderEdge(deriveSeed(seed, 2), firstSample, right);
  const plan = {
    seed: deriveSeed(seed, 3),
    slotSeconds: DROP_SLOT_SECONDS,
    probability: 0.55,
    maxSeconds: DROP_SECONDS,
  };
  for (const drop of eventsBetween(plan, firstSample, firstSample + left.length)) {
    const pitch = 420 + 700 * randomAt(drop.seed, 2);
    const place = randomAt(drop.seed, 3);
    const strength = 0.05 * randomAt(drop.seed, 4) ** 2 * GAIN;
    const tone = {
      startSeconds: drop.startSeconds,
      lengthSeconds: DROP_SECONDS,
      fromHertz: pitch,
      toHertz: pitch * 1.5,
      leftGain: strength * (1.2 - place),
      rightGain: strength * (0.2 + place),
    };
    addTone(tone, dropEnvelope, firstSample, left, right);
  }
};

function renderEdge(seed: number, firstSample: number, target: Float32Array): void {
  const deep = new LowPass(220);
  const splash = new LowPass(1_400);
  const splashFloor = new LowPass(350);
  for (let block = 0; block < target.length; block += CONTROL_SAMPLES) {
    const seconds = (firstSample + block) / AUDIO_SAMPLES_PER_SECOND;
    const slow = driftingNoise(seed, seconds * 0.5);
    const quick = driftingNoise(seed + 1, seconds * 2.3) ** 2;
    for (let index = block; index < block + CONTROL_SAMPLES; index++) {
      const noise = whiteNoise(seed, firstSample + index);
      const bright = splash.process(noise);
      const water = bright - splashFloor.process(bright);
      const sound = deep.process(noise) * (0.5 + 0.5 * slow) + water * (0.15 + 0.85 * quick * slow);
      target[index] = sound * GAIN;
    }
  }
}

function dropEnvelope(progress: number): number {
  return Math.min(1, progress * 20) * Math.exp(-6 * progress) * (1 - progress);
}
