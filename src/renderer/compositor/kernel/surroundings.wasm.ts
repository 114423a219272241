/** How bright the surroundings of each place are, at half size. */

/** Mean of each 2x2 block of luma; `columns` and `rows` are those of the result. */
function halve(
  luma: usize,
  stride: i32,
  columns: i32,
  rows: i32,
  target: usize,
  targetStride: i32,
): void {
  const two = i16x8.splat(2);
  for (let row = 0; row < rows; row++) {
    const upper = luma + <usize>(2 * row * stride);
    const lower = upper + <usize>stride;
    const at = target + <usize>(row * targetStride);
    for (let column = 0; column < columns; column += 8) {
      const from = (<usize>column) << 1;
      const sums = i16x8.add(
        i16x8.extadd_pairwise_i8x16_u(v128.load(upper + from)),
        i16x8.extadd_pairwise_i8x16_u(v128.load(lower + from)),
      );
      const means = i16x8.shr_u(i16x8.add(sums, two), 2);
      v128.store64_lane(at + <usize>column, i8x16.narrow_i16x8_u(means, means), 0);
    }
  }
}

/**
 * Eight sums divided by an odd number and rounded to the nearest, which is never a tie. `share` is one
 * more than 2^20 divided by it: exact for numbers below 64.
 */
@inline
function divide(sums: v128, half: v128, share: v128): v128 {
  const raised = i16x8.add(sums, half);
  const low = i32x4.shr_u(i32x4.mul(i32x4.extend_low_i16x8_u(raised), share), 20);
  const high = i32x4.shr_u(i32x4.mul(i32x4.extend_high_i16x8_u(raised), share), 20);
  const means = i16x8.narrow_i32x4_u(low, high);
  return i8x16.narrow_i16x8_u(means, means);
}

/**
 * Means of luma over `radius` blocks of 2x2 pixels to each side, twice over, which makes them smooth;
 * beyond an edge its last value goes on. `columns` and `rows` are those of `means`, whose rows and
 * those of `between` have a multiple of 16 bytes. `line` has room for a row and 64 bytes more.
 */
export function surroundings(
  luma: usize,
  stride: i32,
  columns: i32,
  rows: i32,
  radius: i32,
  means: usize,
  between: usize,
  meanStride: i32,
  line: usize,
): void {
  halve(luma, stride, columns, rows, means, meanStride);
  const count = 2 * radius + 1;
  const half = i16x8.splat(<i16>radius);
  const share = i32x4.splat((1 << 20) / count + 1);
  for (let pass = 0; pass < 2; pass++) {
    for (let row = 0; row < rows; row++) {
      const source = means + <usize>(row * meanStride);
      const target = between + <usize>(row * meanStride);
      memory.fill(line, load<u8>(source), radius);
      memory.copy(line + <usize>radius, source, columns);
      memory.fill(line + <usize>(radius + columns), load<u8>(source + columns - 1), radius + 8);
      for (let column = 0; column < columns; column += 8) {
        let sums = i16x8.splat(0);
        const first = line + <usize>column;
        for (let step = 0; step < count; step++) {
          sums = i16x8.add(sums, v128.load8x8_u(first + <usize>step));
        }
        v128.store64_lane(target + <usize>column, divide(sums, half, share), 0);
      }
    }
    for (let row = 0; row < rows; row++) {
      const target = means + <usize>(row * meanStride);
      for (let column = 0; column < columns; column += 8) {
        let sums = i16x8.splat(0);
        for (let near = row - radius; near <= row + radius; near++) {
          const shown = max(0, min(rows - 1, near));
          sums = i16x8.add(sums, v128.load8x8_u(between + <usize>(shown * meanStride + column)));
        }
        v128.store64_lane(target + <usize>column, divide(sums, half, share), 0);
      }
    }
  }
}
