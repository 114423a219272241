/** A city from above: a low hum, and cars that pass from one side to the other. */
import { AUDIO_SAMPLES_PER_SECOND } from '../scene/scene.ts';
import { LowPass } from './low-pass.ts';
import { deriveSeed, driftingNoise, randomAt, whiteNoise } from './noise.ts';
import { eventsBetween, type SoundEvent } from './sound-events.ts';
import { CONTROL_SAMPLES, type Voice } from './voice.ts';

const CAR_SLOT_SECONDS = 2.6;
const CAR_SECONDS = 6;
const GAIN = 0.5;

export const renderTraffic: Voice = (seed, firstSample, left, right) => {
  const plan = {
    seed: deriveSeed(seed, 3),
    slotSeconds: CAR_SLOT_SECONDS,
    probability: 0.7,
    maxSeconds: CAR_SECONDS,
  };
  const cars = eventsBetween(plan, firstSample, firstSample + left.length);
  renderSide(deriveSeed(seed, 1), 0, cars, firstSample, left);
  renderSide(deriveSeed(seed, 2), 1, cars, firstSample, right);
};

function renderSide(
  seed: number,
  side: 0 | 1,
  cars: readonly SoundEvent[],
  firstSample: number,
  target: Float32Array,
): void {
  const hum = new LowPass(110);
  const engines = new LowPass(320);
  const tyres = new LowPass(1_300);
  for (let block = 0; block < target.length; block += CONTROL_SAMPLES) {
    const seconds = (firstSample + block) / AUDIO_SAMPLES_PER_SECOND;
    const restless = 0.8 + 0.2 * driftingNoise(seed, seconds * 0.8);
    const passing = passingAt(cars, seconds, side);
    for (let index = block; index < block + CONTROL_SAMPLES; index++) {
      const noise = whiteNoise(seed, firstSample + index);
      const sound =
        hum.process(noise) * 1.5 * restless +
        engines.process(noise) * (0.35 + 0.6 * passing) +
        tyres.process(noise) * (0.08 + 0.4 * passing);
      target[index] = sound * GAIN;
    }
  }
}

/** How loud the cars are on one side; each crosses over while it comes and goes. */
function passingAt(cars: readonly SoundEvent[], seconds: number, side: 0 | 1): number {
  let total = 0;
  for (const car of cars) {
    const progress = (seconds - car.startSeconds) / CAR_SECONDS;
    if (progress <= 0 || progress >= 1) continue;
    const goesRight = randomAt(car.seed, 5) < 0.5;
    const place = goesRight ? progress : 1 - progress;
    const loudness = Math.sin(Math.PI * progress) ** 2 * (0.4 + 0.6 * randomAt(car.seed, 6));
    total += loudness * (side === 0 ? 1 - 0.7 * place : 0.3 + 0.7 * place);
  }
  return Math.min(1.2, total);
}
