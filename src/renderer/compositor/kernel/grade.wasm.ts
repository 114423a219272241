/** What is done to a whole frame at its end: contrast, vignette, and the blend of two looks. */

import { lerp16, widen } from './vectors.wasm';

/**
 * Contrast and vignette: (value - pivot) times a gain that is the sum of a row's and a column's
 * part (each 1/8192 units), plus pivot and offset. `columns` is a multiple of 8.
 */
export function grade(
  plane: usize,
  stride: i32,
  columns: i32,
  rows: i32,
  columnGains: usize,
  rowGains: usize,
  pivot: i32,
  offset: i32,
  lowest: i32,
  highest: i32,
): void {
  const centre = i16x8.splat(<i16>pivot);
  const lift = i16x8.splat(<i16>offset);
  const floor = i16x8.splat(<i16>lowest);
  const ceiling = i16x8.splat(<i16>highest);
  const half = i16x8.splat(8);
  for (let y = 0; y < rows; y++) {
    const rowGain = i16x8.splat(load<i16>(rowGains + ((<usize>y) << 1)));
    let at = plane + <usize>(y * stride);
    for (let x = 0; x < columns; x += 8, at += 8) {
      const gain = i16x8.add(rowGain, v128.load(columnGains + ((<usize>x) << 1)));
      const distance = i16x8.shl(i16x8.sub(widen(at), centre), 6);
      let value = i16x8.shr_s(i16x8.add(i16x8.q15mulr_sat_s(distance, gain), half), 4);
      value = i16x8.add(i16x8.add(value, centre), lift);
      value = i16x8.min_s(i16x8.max_s(value, floor), ceiling);
      v128.store64_lane(at, i8x16.narrow_i16x8_u(value, value), 0);
    }
  }
}

/** target = target + (other - target) * weight / 256, over `sizeBytes` bytes (rounded up to 8). */
export function blend(target: usize, other: usize, sizeBytes: i32, weight: i32): void {
  const w1 = i16x8.splat(<i16>weight);
  const w0 = i16x8.splat(<i16>(256 - weight));
  const end = target + <usize>sizeBytes;
  for (; target < end; target += 8, other += 8) {
    const value = lerp16(widen(target), widen(other), w0, w1);
    v128.store64_lane(target, i8x16.narrow_i16x8_u(value, value), 0);
  }
}
