/** Three crickets in the grass, each with its own place, pitch and pace. */
import { deriveSeed, randomAt } from './noise.ts';
import { addTone, eventsBetween } from './sound-events.ts';
import type { Voice } from './voice.ts';

const PULSE_SECONDS = 0.022;
const PULSE_STEP_SECONDS = 0.034;
const PULSES_PER_CHIRP = 4;
const GAIN = 0.19;

const CRICKETS = [
  { hertz: 3_650, slotSeconds: 0.62, place: 0.15, strength: 1 },
  { hertz: 4_120, slotSeconds: 0.71, place: 0.85, strength: 0.7 },
  { hertz: 4_480, slotSeconds: 0.55, place: 0.5, strength: 0.4 },
];

export const renderCrickets: Voice = (seed, firstSample, left, right) => {
  left.fill(0);
  right.fill(0);
  for (const [index, cricket] of CRICKETS.entries()) {
    const plan = {
      seed: deriveSeed(seed, index),
      slotSeconds: cricket.slotSeconds,
      probability: 0.85,
      maxSeconds: PULSE_STEP_SECONDS * PULSES_PER_CHIRP + cricket.slotSeconds,
    };
    for (const chirp of eventsBetween(plan, firstSample, firstSample + left.length)) {
      // A cricket keeps its pace: only a tenth of the slot is left to chance.
      const slotStart = Math.floor(chirp.startSeconds / cricket.slotSeconds) * cricket.slotSeconds;
      const startSeconds = slotStart + 0.1 * cricket.slotSeconds * randomAt(chirp.seed, 2);
      for (let pulse = 0; pulse < PULSES_PER_CHIRP; pulse++) {
        const tone = {
          startSeconds: startSeconds + pulse * PULSE_STEP_SECONDS,
          lengthSeconds: PULSE_SECONDS,
          fromHertz: cricket.hertz * 0.995,
          toHertz: cricket.hertz,
          leftGain: GAIN * cricket.strength * (1 - cricket.place),
          rightGain: GAIN * cricket.strength * cricket.place,
        };
        addTone(tone, pulseEnvelope, firstSample, left, right);
      }
    }
  }
};

function pulseEnvelope(progress: number): number {
  return Math.sin(Math.PI * progress) ** 2;
}
