/** Lays one layer's plane over a frame's plane: the loop where most of a frame's time goes. */

import { lerp16, widen } from './vectors.wasm';

const ROW_BYTES: usize = 16;

@inline
function blendOver(target: usize, colour: v128, cover: v128): void {
  const rest = i16x8.sub(i16x8.splat(255), cover);
  let under = i16x8.add(i16x8.mul(widen(target), rest), i16x8.splat(128));
  under = i16x8.shr_u(i16x8.add(under, i16x8.shr_u(under, 8)), 8);
  v128.store64_lane(target, i8x16.narrow_i16x8_u(i16x8.add(under, colour), i8x16.splat(0)), 0);
}

/** Four neighbours at once: half as many steps as two lines that are blended afterwards. */
@inline
function lerpFour(at: usize, stride: usize, w00: v128, w01: v128, w10: v128, w11: v128): v128 {
  const upper = i16x8.add(i16x8.mul(widen(at), w00), i16x8.mul(widen(at + 1), w01));
  const lower = i16x8.add(
    i16x8.mul(widen(at + stride), w10),
    i16x8.mul(widen(at + stride + 1), w11),
  );
  return i16x8.shr_u(i16x8.add(upper, lower), 8);
}

/** One row at source scale 1: eight neighbours on two rows, weighted by the sub-pixel shift. */
function overRowShifted(
  target: usize,
  end: usize,
  colour: usize,
  alpha: usize,
  stride: usize,
  shiftX: i32,
  shiftY: i32,
  opacity: i32,
): void {
  const x1 = i16x8.splat(<i16>shiftX);
  const x0 = i16x8.splat(<i16>(256 - shiftX));
  // Four weights that add up to 256, none of them negative.
  const both = (shiftX * shiftY + 128) >> 8;
  const w11 = i16x8.splat(<i16>both);
  const w01 = i16x8.splat(<i16>(shiftX - both));
  const w10 = i16x8.splat(<i16>(shiftY - both));
  const w00 = i16x8.splat(<i16>(256 - shiftX - shiftY + both));
  const strength = i16x8.splat(<i16>opacity);
  const next: usize = shiftY == 0 ? 0 : stride;
  if (shiftX == 0 && shiftY == 0 && opacity == 256) {
    // What never moves, as the sky: sixteen pixels are taken as they are.
    for (; target + 16 <= end; target += 16, colour += 16, alpha += 16) {
      const covers = v128.load(alpha);
      if (i8x16.all_true(i8x16.eq(covers, i8x16.splat(-1)))) {
        v128.store(target, v128.load(colour));
      } else if (v128.any_true(covers)) {
        blendOver(target, widen(colour), widen(alpha));
        blendOver(target + 8, widen(colour + 8), widen(alpha + 8));
      }
    }
  }
  for (; target < end; target += 8, colour += 8, alpha += 8) {
    const a0 = load<u64>(alpha);
    const a1 = load<u64>(alpha + 1);
    const b0 = load<u64>(alpha + next);
    const b1 = load<u64>(alpha + next + 1);
    if ((a0 | a1 | b0 | b1) == 0) continue;
    let value =
      shiftY == 0
        ? lerp16(widen(colour), widen(colour + 1), x0, x1)
        : lerpFour(colour, stride, w00, w01, w10, w11);
    if (opacity == 256 && (a0 & a1 & b0 & b1) == 0xffffffffffffffff) {
      v128.store64_lane(target, i8x16.narrow_i16x8_u(value, value), 0);
      continue;
    }
    let cover =
      shiftY == 0
        ? lerp16(widen(alpha), widen(alpha + 1), x0, x1)
        : lerpFour(alpha, stride, w00, w01, w10, w11);
    if (opacity != 256) {
      value = i16x8.shr_u(i16x8.mul(value, strength), 8);
      cover = i16x8.shr_u(i16x8.mul(cover, strength), 8);
    }
    blendOver(target, value, cover);
  }
}

@inline
function blendedBytes(address: usize, stride: usize, y0: v128, y1: v128): v128 {
  const top = v128.load(address);
  const bottom = v128.load(address + stride);
  const low = lerp16(i16x8.extend_low_i8x16_u(top), i16x8.extend_low_i8x16_u(bottom), y0, y1);
  const high = lerp16(i16x8.extend_high_i8x16_u(top), i16x8.extend_high_i8x16_u(bottom), y0, y1);
  return i8x16.narrow_i16x8_u(low, high);
}

/** One row at any scale up to 1.8 source pixels per target pixel: neighbours come by swizzle. */
function overRowScaled(
  target: usize,
  end: usize,
  colour: usize,
  alpha: usize,
  stride: usize,
  sourceX: i32,
  step: i32,
  shiftY: i32,
  opacity: i32,
): void {
  const y1 = i16x8.splat(<i16>shiftY);
  const y0 = i16x8.splat(<i16>(256 - shiftY));
  const strength = i16x8.splat(<i16>opacity);
  const full = i16x8.splat(256);
  const low8 = i32x4.splat(255);
  const stepsLow = i32x4.mul(i32x4(0, 1, 2, 3), i32x4.splat(step));
  const stepsHigh = i32x4.mul(i32x4(4, 5, 6, 7), i32x4.splat(step));
  const one = i8x16.splat(1);
  const opaque = i8x16.splat(-1);
  for (; target < end; target += 8, sourceX += step << 3) {
    const column = <usize>(sourceX >> 16);
    const start = i32x4.splat(sourceX & 0xffff);
    const low = i32x4.add(start, stepsLow);
    const high = i32x4.add(start, stepsHigh);
    const index16 = i16x8.narrow_i32x4_s(i32x4.shr_u(low, 16), i32x4.shr_u(high, 16));
    const index = i8x16.narrow_i16x8_u(index16, index16);
    const right = i8x16.add(index, one);
    const x1 = i16x8.narrow_i32x4_s(
      v128.and(i32x4.shr_u(low, 8), low8),
      v128.and(i32x4.shr_u(high, 8), low8),
    );
    const x0 = i16x8.sub(full, x1);
    const above = v128.load(alpha + column);
    const below = v128.load(alpha + column + stride);
    if (!v128.any_true(v128.or(above, below))) continue;
    const values = blendedBytes(colour + column, stride, y0, y1);
    let value = lerp16(
      i16x8.extend_low_i8x16_u(i8x16.swizzle(values, index)),
      i16x8.extend_low_i8x16_u(i8x16.swizzle(values, right)),
      x0,
      x1,
    );
    if (opacity == 256 && i8x16.all_true(i8x16.eq(v128.and(above, below), opaque))) {
      v128.store64_lane(target, i8x16.narrow_i16x8_u(value, value), 0);
      continue;
    }
    const covers = blendedBytes(alpha + column, stride, y0, y1);
    let cover = lerp16(
      i16x8.extend_low_i8x16_u(i8x16.swizzle(covers, index)),
      i16x8.extend_low_i8x16_u(i8x16.swizzle(covers, right)),
      x0,
      x1,
    );
    if (opacity != 256) {
      value = i16x8.shr_u(i16x8.mul(value, strength), 8);
      cover = i16x8.shr_u(i16x8.mul(cover, strength), 8);
    }
    blendOver(target, value, cover);
  }
}

/** The part of one row from target column `left` to `right`, both multiples of 8. */
@inline
function overRow(
  at: usize,
  left: i32,
  right: i32,
  first: i32,
  end: i32,
  colour: usize,
  alpha: usize,
  stride: i32,
  sourceX: i32,
  step: i32,
  shiftY: i32,
  opacity: i32,
): void {
  const from = <i32>Mathf.floor((<f32>(first - 1) - <f32>sourceX / 65536) / (<f32>step / 65536));
  const until = <i32>Mathf.ceil((<f32>end - <f32>sourceX / 65536) / (<f32>step / 65536));
  const begin = max(left, from) & ~7;
  const stop = min(right, until);
  if (stop <= begin) return;
  if (step == 65536) {
    const column = <usize>((sourceX >> 16) + begin);
    overRowShifted(
      at + begin,
      at + stop,
      colour + column,
      alpha + column,
      stride,
      (sourceX >> 8) & 255,
      shiftY,
      opacity,
    );
  } else {
    overRowScaled(
      at + begin,
      at + stop,
      colour,
      alpha,
      stride,
      sourceX + begin * step,
      step,
      shiftY,
      opacity,
    );
  }
}

/**
 * Lays a layer's plane over a frame's plane. The placement has one entry of four i32 per target
 * row: source y, source x of target column 0, source pixels per target pixel (all 16.16), and 0 or
 * 1 for "skip" or "draw". `spans` is what {@link findSpans} wrote; `columns` is a multiple of 8.
 * With a `period` the plane starts again after so many columns; some more of them follow, so that
 * eight pixels at a time may be taken across its end.
 */
export function over(
  target: usize,
  targetStride: i32,
  columns: i32,
  firstRow: i32,
  endRow: i32,
  colour: usize,
  alpha: usize,
  stride: i32,
  placement: usize,
  spans: usize,
  opacity: i32,
  period: i32,
): void {
  for (let y = firstRow; y < endRow; y++) {
    const entry = placement + <usize>y * ROW_BYTES;
    if (load<i32>(entry + 12) == 0) continue;
    const sourceY = load<i32>(entry);
    let sourceX = load<i32>(entry + 4);
    const step = load<i32>(entry + 8);
    const row = sourceY >> 16;
    const shiftY = (sourceY >> 8) & 255;
    const span = spans + (<usize>row << 3);
    let first = load<i32>(span);
    let end = load<i32>(span + 4);
    if (shiftY != 0) {
      const nextFirst = load<i32>(span + 8);
      const nextEnd = load<i32>(span + 12);
      if (nextEnd != 0) {
        first = end == 0 ? nextFirst : min(first, nextFirst);
        end = max(end, nextEnd);
      }
    }
    if (end == 0) continue;
    const line = <usize>(row * stride);
    const at = target + <usize>(y * targetStride);
    let left = 0;
    while (left < columns) {
      let right = columns;
      if (period > 0) {
        const ahead = (period << 16) - sourceX;
        right = min(columns, ((ahead + step - 1) / step + 7) & ~7);
      }
      overRow(
        at,
        left,
        right,
        first,
        end,
        colour + line,
        alpha + line,
        stride,
        sourceX,
        step,
        shiftY,
        opacity,
      );
      left = right;
      sourceX -= period << 16;
    }
  }
}
