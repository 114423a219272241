/** Vintage film: fine grain that changes with every frame, and light that is never quite steady. */
import type { Stylist } from './planar-frame.ts';
import { boundedLevel } from './tone-table.ts';

const GRAINS = 4096;
const FRAMES_PER_SECOND = 24;
/** More would cost the encoder more bits than the picture itself. */
const GRAIN_LEVELS = 2.6;
const FLICKER_LEVELS = 1.6;

export function createFilmGrain(width: number, height: number): Stylist {
  const grains = Float32Array.from({ length: GRAINS }, (_, index) => {
    const one = scramble(index) / 2 ** 32;
    const other = scramble(index + GRAINS) / 2 ** 32;
    return (one + other - 1) * 2 * GRAIN_LEVELS;
  });
  return ({ luma, stride }, timeSeconds) => {
    const number = Math.round(timeSeconds * FRAMES_PER_SECOND);
    const flicker = FLICKER_LEVELS * Math.sin(number * 2.1) * Math.sin(number * 0.37);
    let place = scramble(number) % GRAINS;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const at = y * stride + x;
        place = (place * 5 + 1237 + (y & 7)) & (GRAINS - 1);
        luma[at] = boundedLevel(luma[at]! + grains[place]! + flicker);
      }
    }
  };
}

function scramble(value: number): number {
  let mixed = Math.imul(value + 1, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca77);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
