/** Vintage film: fine grain that changes with every frame, and light that is never quite steady. */
import type { PlanarFrame, Stylist } from './planar-frame.ts';

/** As many as the kernel knows. */
const GRAINS = 4096;
const FRAMES_PER_SECOND = 24;
/** More would cost the encoder more bits than the picture itself. */
const GRAIN_LEVELS = 2.6;
const FLICKER_LEVELS = 1.6;

export function createFilmGrain({ width, height, kernel, planes }: PlanarFrame): Stylist {
  const address = kernel.allocate(GRAINS * Float32Array.BYTES_PER_ELEMENT);
  const grains = Float32Array.from({ length: GRAINS }, (_, index) => {
    const one = scramble(index) / 2 ** 32;
    const other = scramble(index + GRAINS) / 2 ** 32;
    return (one + other - 1) * 2 * GRAIN_LEVELS;
  });
  new Float32Array(kernel.bytes().buffer, address, GRAINS).set(grains);
  return (timeSeconds) => {
    const number = Math.round(timeSeconds * FRAMES_PER_SECOND);
    const flicker = FLICKER_LEVELS * Math.sin(number * 2.1) * Math.sin(number * 0.37);
    const first = scramble(number) % GRAINS;
    kernel.roughen(planes.luma, planes.stride, width, height, address, first, flicker);
  };
}

function scramble(value: number): number {
  let mixed = Math.imul(value + 1, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca77);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
