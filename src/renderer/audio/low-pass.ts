/** The gentlest filter: each sample moves a part of the way towards the input. */
import { AUDIO_SAMPLES_PER_SECOND } from '../scene/scene.ts';

export class LowPass {
  #value = 0;
  #share = 0;

  constructor(cutoffHertz: number) {
    this.cutoffHertz = cutoffHertz;
  }

  /** At least 25 Hz: a slower filter would not settle within the voices' lead. */
  set cutoffHertz(hertz: number) {
    const bounded = Math.max(25, hertz);
    this.#share = 1 - Math.exp((-2 * Math.PI * bounded) / AUDIO_SAMPLES_PER_SECOND);
  }

  process(input: number): number {
    this.#value += this.#share * (input - this.#value);
    return this.#value;
  }
}
