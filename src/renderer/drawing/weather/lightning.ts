/** Lightning: the whole picture brightens for a moment, at times that follow from the seed. */

import { createRandom } from '../random.ts';

const SECONDS_APART = 3.4;
const FADE_SECONDS = 0.16;
/** In steps of the 8-bit luma plane. */
const FLASH_LEVELS = 34;

/** Levels to add to a frame's luma at a time: one flash per stretch of time, some of them double. */
export function lightningAt(seed: number, timeSeconds: number): number {
  const stretch = Math.floor(timeSeconds / SECONDS_APART);
  const random = createRandom(seed, `lightning-${stretch}`);
  const at = (stretch + 0.25 + 0.5 * random()) * SECONDS_APART;
  const strength = FLASH_LEVELS * (0.45 + 0.55 * random());
  const again = random() < 0.6 ? 0.22 : 0;
  return (
    strength * (decay(timeSeconds - at) + 0.7 * (again > 0 ? decay(timeSeconds - at - again) : 0))
  );
}

function decay(passed: number): number {
  return passed < 0 ? 0 : Math.exp(-passed / FADE_SECONDS);
}
