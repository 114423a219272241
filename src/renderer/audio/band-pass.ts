/** A resonant filter that keeps what lies around a movable centre: the whistle in the wind. */
import { AUDIO_SAMPLES_PER_SECOND } from '../scene/scene.ts';

export class BandPass {
  readonly #damping: number;
  #tuning = 0;
  #low = 0;
  #band = 0;

  /** Between 0.3 (whistling) and 2 (broad); less would ring beyond the voices' lead. */
  constructor(damping: number) {
    this.#damping = Math.max(0.3, damping);
  }

  /** From 80 Hz to 6 kHz; the filter grows unstable far above. */
  set centreHertz(hertz: number) {
    const bounded = Math.min(6_000, Math.max(80, hertz));
    this.#tuning = 2 * Math.sin((Math.PI * bounded) / AUDIO_SAMPLES_PER_SECOND);
  }

  process(input: number): number {
    this.#low += this.#tuning * this.#band;
    this.#band += this.#tuning * (input - this.#low - this.#damping * this.#band);
    return this.#band * this.#damping;
  }
}
