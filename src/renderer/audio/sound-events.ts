/** Short sounds scattered over time, each at a place that depends on its number alone. */
import { AUDIO_SAMPLES_PER_SECOND } from '../scene/scene.ts';
import { deriveSeed, randomAt } from './noise.ts';

export interface EventPlan {
  readonly seed: number;
  /** One event at most starts in each slot. */
  readonly slotSeconds: number;
  /** Share of the slots that have an event. */
  readonly probability: number;
  /** No event sounds longer than this. */
  readonly maxSeconds: number;
}

export interface SoundEvent {
  /** For the event's own choices. */
  readonly seed: number;
  readonly startSeconds: number;
}

/** Every event that can be heard somewhere between the two positions, in order. */
export function eventsBetween(
  plan: EventPlan,
  firstSample: number,
  endSample: number,
): SoundEvent[] {
  const fromSeconds = firstSample / AUDIO_SAMPLES_PER_SECOND - plan.maxSeconds;
  const firstSlot = Math.floor(fromSeconds / plan.slotSeconds);
  const lastSlot = Math.floor(endSample / AUDIO_SAMPLES_PER_SECOND / plan.slotSeconds);
  const events: SoundEvent[] = [];
  for (let slot = firstSlot; slot <= lastSlot; slot++) {
    const seed = deriveSeed(plan.seed, slot);
    if (randomAt(seed, 0) >= plan.probability) continue;
    events.push({ seed, startSeconds: (slot + randomAt(seed, 1)) * plan.slotSeconds });
  }
  return events;
}

export interface Tone {
  readonly startSeconds: number;
  readonly lengthSeconds: number;
  readonly fromHertz: number;
  readonly toHertz: number;
  readonly leftGain: number;
  readonly rightGain: number;
}

/** Adds a tone that glides from one pitch to another, shaped by `envelope` over 0 to 1. */
export function addTone(
  tone: Tone,
  envelope: (progress: number) => number,
  firstSample: number,
  left: Float32Array,
  right: Float32Array,
): void {
  const start = Math.round(tone.startSeconds * AUDIO_SAMPLES_PER_SECOND);
  const length = Math.round(tone.lengthSeconds * AUDIO_SAMPLES_PER_SECOND);
  const from = Math.max(0, firstSample - start);
  const end = Math.min(length, firstSample + left.length - start);
  const glide = (tone.toHertz - tone.fromHertz) / 2;
  for (let sample = from; sample < end; sample++) {
    const progress = sample / length;
    const turns = (tone.fromHertz + glide * progress) * (sample / AUDIO_SAMPLES_PER_SECOND);
    const value = Math.sin(2 * Math.PI * turns) * envelope(progress);
    const position = start + sample - firstSample;
    left[position] = (left[position] ?? 0) + value * tone.leftGain;
    right[position] = (right[position] ?? 0) + value * tone.rightGain;
  }
}
