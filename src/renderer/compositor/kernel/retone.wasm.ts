/** A style's hand on luma: new levels for old ones, by tables. */
import { replacePair } from './replace-pair.wasm';

/**
 * Replaces each level by what `table` has for the mean around it and, within that mean's 256 bytes,
 * for the level itself. `columns` and `rows` are those of `means`.
 */
export function retone(
  luma: usize,
  stride: i32,
  means: usize,
  meanStride: i32,
  columns: i32,
  rows: i32,
  table: usize,
): void {
  for (let row = 0; row < rows; row++) {
    let upper = luma + <usize>(2 * row * stride);
    let at = means + <usize>(row * meanStride);
    const end = at + <usize>columns;
    for (; at < end; at++, upper += 2) {
      const levels = table + ((<usize>load<u8>(at)) << 8);
      replacePair(upper, levels);
      replacePair(upper + <usize>stride, levels);
    }
  }
}

/**
 * The same on paper: a level becomes `base` plus `slope` times the grain there, kept to
 * limited range and rounded to the nearest. `tones` has the two for each mean and level, as f64. `paper` is a
 * square of 256 bytes each way, `grains` has an f64 for each of its values; `places` has a u16 for
 * each column, and `shrink` pixels of the paper go down for one of the frame.
 */
export function retoneOnPaper(
  luma: usize,
  stride: i32,
  means: usize,
  meanStride: i32,
  columns: i32,
  rows: i32,
  tones: usize,
  paper: usize,
  grains: usize,
  places: usize,
  shrink: f64,
): void {
  for (let row = 0; row < rows; row++) {
    const line = luma + <usize>(row * stride);
    const meanLine = means + <usize>((row >> 1) * meanStride);
    const paperLine = paper + <usize>((<i32>Math.floor(<f64>row * shrink) & 255) << 8);
    for (let column: usize = 0; column < <usize>columns; column++) {
      const mean = <usize>load<u8>(meanLine + (column >> 1));
      const tone = tones + ((mean << 8) | <usize>load<u8>(line + column)) * 16;
      const grain = <usize>load<u8>(paperLine + <usize>load<u16>(places + (column << 1)));
      const level = load<f64>(tone) + load<f64>(tone, 8) * load<f64>(grains + (grain << 3));
      store<u8>(line + column, <u8>(<i32>(Math.min(235, Math.max(16, level)) + 0.5)));
    }
  }
}

/** Gives each block of `side` pixels each way one level: its mean, as `levels` has it. */
export function flatten(
  plane: usize,
  stride: i32,
  columns: i32,
  rows: i32,
  side: i32,
  levels: usize,
): void {
  for (let top = 0; top < rows; top += side) {
    const bottom = min(rows, top + side);
    for (let left = 0; left < columns; left += side) {
      const width = min(columns, left + side) - left;
      let sum = 0;
      for (let row = top; row < bottom; row++) {
        const line = plane + <usize>(row * stride + left);
        for (let column = 0; column < width; column++) sum += <i32>load<u8>(line + <usize>column);
      }
      const mean = <i32>(<f64>sum / <f64>((bottom - top) * width) + 0.5);
      const level = load<u8>(levels + <usize>mean);
      for (let row = top; row < bottom; row++) {
        memory.fill(plane + <usize>(row * stride + left), level, width);
      }
    }
  }
}

/** Puts an unevenness of its own onto each pixel: `grains` has 4096 f32, taken in a scattered order. */
export function roughen(
  luma: usize,
  stride: i32,
  columns: i32,
  rows: i32,
  grains: usize,
  firstGrain: i32,
  lift: f64,
): void {
  let place = firstGrain;
  for (let row = 0; row < rows; row++) {
    const hop = 1237 + (row & 7);
    let at = luma + <usize>(row * stride);
    const end = at + <usize>columns;
    for (; at < end; at++) {
      place = (place * 5 + hop) & 4095;
      const level = <f64>load<u8>(at) + <f64>load<f32>(grains + ((<usize>place) << 2)) + lift;
      store<u8>(at, <u8>(<i32>(Math.min(235, Math.max(16, level)) + 0.5)));
    }
  }
}

/**
 * Draws a plane of chroma towards a tint that turns across and down the frame: `tinted` has an f64
 * for each value and `turns` one for each column, which count `sign` times.
 */
export function tint(
  plane: usize,
  stride: i32,
  columns: i32,
  rows: i32,
  tinted: usize,
  turns: usize,
  sign: f64,
  down: f64,
): void {
  for (let row = 0; row < rows; row++) {
    const line = plane + <usize>(row * stride);
    const lift = ((<f64>(2 * row)) / (<f64>(2 * rows)) - 0.5) * down;
    for (let column: usize = 0; column < <usize>columns; column++) {
      const value = load<f64>(tinted + ((<usize>load<u8>(line + column)) << 3));
      const turned = value + sign * load<f64>(turns + (column << 3)) + lift;
      store<u8>(line + column, <u8>(<i32>Math.max(16, Math.min(240, turned))));
    }
  }
}
