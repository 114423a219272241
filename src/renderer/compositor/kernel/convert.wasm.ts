/** Turns drawn RGBA pictures into the planes that the compositor lays over each other. */

/** Sums of neighbouring lanes: of a, then of b. */
@inline
function pairSums(a: v128, b: v128): v128 {
  return i32x4.add(
    v128.shuffle<i32>(a, b, 0, 2, 4, 6),
    v128.shuffle<i32>(a, b, 1, 3, 5, 7),
  );
}

/**
 * Red, green, blue and alpha of two pixels times their weights, as two sums for each pixel. A weight
 * may need 17 bits, so that what is beyond 16 comes as a second weight.
 */
@inline
function weighed(pixels: v128, weights: v128, rest: v128): v128 {
  return i32x4.add(i32x4.dot_i16x8_s(pixels, weights), i32x4.dot_i16x8_s(pixels, rest));
}

@inline
function storeFour(address: usize, levels: v128): void {
  const words = i16x8.narrow_i32x4_s(levels, levels);
  v128.store32_lane(address, i8x16.narrow_i16x8_u(words, words), 0);
}

/** Luma and alpha of four pixels. */
@inline
function lumaOfFour(pixels: v128, luma: usize, alpha: usize): void {
  const weights = i16x8(11966, 32767, 4064, 4112, 11966, 32767, 4064, 4112);
  const rest = i16x8(0, 7487, 0, 0, 0, 7487, 0, 0);
  const low = weighed(i16x8.extend_low_i8x16_u(pixels), weights, rest);
  const high = weighed(i16x8.extend_high_i8x16_u(pixels), weights, rest);
  const sums = i32x4.add(pairSums(low, high), i32x4.splat(32768));
  storeFour(luma, i32x4.shr_u(sums, 16));
  storeFour(alpha, i32x4.shr_u(pixels, 24));
}

/** Two 2x2 blocks of pixels, of which each row holds four: what they add up to, block by block. */
@inline
function blockSums(upper: v128, lower: v128): v128 {
  const left = i16x8.add(i16x8.extend_low_i8x16_u(upper), i16x8.extend_low_i8x16_u(lower));
  const right = i16x8.add(i16x8.extend_high_i8x16_u(upper), i16x8.extend_high_i8x16_u(lower));
  return i16x8.add(
    v128.shuffle<i64>(left, right, 0, 2),
    v128.shuffle<i64>(left, right, 1, 3),
  );
}

/**
 * Premultiplied RGBA to planar YUV with alpha; chroma and its alpha are 2x2 averages.
 * `columns` and `rows` are even.
 */
export function planarFromRgba(
  rgba: usize,
  columns: i32,
  rows: i32,
  luma: usize,
  alpha: usize,
  stride: i32,
  chromaU: usize,
  chromaV: usize,
  chromaAlpha: usize,
  chromaStride: i32,
): void {
  const whole = columns & ~7;
  const weightsU = i16x8(-6596, -22189, 28784, 32767, -6596, -22189, 28784, 32767);
  const weightsV = i16x8(28784, -26145, -2639, 32767, 28784, -26145, -2639, 32767);
  const rest = i16x8(0, 0, 0, 130, 0, 0, 0, 130);
  const half = i32x4.splat(131072);
  for (let y = 0; y < rows; y += 2) {
    const upper = rgba + ((<usize>(y * columns)) << 2);
    const lower = upper + ((<usize>columns) << 2);
    const at = <usize>(y * stride);
    const chromaAt = <usize>((y >> 1) * chromaStride);
    for (let x = 0; x < whole; x += 8) {
      const byte = (<usize>x) << 2;
      const a0 = v128.load(upper + byte);
      const a1 = v128.load(upper + byte, 16);
      const b0 = v128.load(lower + byte);
      const b1 = v128.load(lower + byte, 16);
      const column = at + x;
      const block = chromaAt + (x >> 1);
      if (!v128.any_true(v128.or(v128.or(a0, a1), v128.or(b0, b1)))) {
        store<u64>(luma + column, 0);
        store<u64>(alpha + column, 0);
        store<u64>(luma + column + stride, 0);
        store<u64>(alpha + column + stride, 0);
        store<u32>(chromaU + block, 0);
        store<u32>(chromaV + block, 0);
        store<u32>(chromaAlpha + block, 0);
        continue;
      }
      lumaOfFour(a0, luma + column, alpha + column);
      lumaOfFour(a1, luma + column + 4, alpha + column + 4);
      lumaOfFour(b0, luma + column + stride, alpha + column + stride);
      lumaOfFour(b1, luma + column + stride + 4, alpha + column + stride + 4);
      const first = blockSums(a0, b0);
      const last = blockSums(a1, b1);
      const u = pairSums(weighed(first, weightsU, rest), weighed(last, weightsU, rest));
      const v = pairSums(weighed(first, weightsV, rest), weighed(last, weightsV, rest));
      storeFour(chromaU + block, i32x4.shr_s(i32x4.add(u, half), 18));
      storeFour(chromaV + block, i32x4.shr_s(i32x4.add(v, half), 18));
      const covers = i32x4.shr_u(v128.shuffle<i32>(first, last, 1, 3, 5, 7), 16);
      storeFour(chromaAlpha + block, i32x4.shr_u(i32x4.add(covers, i32x4.splat(2)), 2));
    }
    for (let x = whole; x < columns; x += 2) {
      blockFromRgba(
        upper + ((<usize>x) << 2),
        columns,
        luma + at + x,
        alpha + at + x,
        stride,
        chromaU + chromaAt + (x >> 1),
        chromaV + chromaAt + (x >> 1),
        chromaAlpha + chromaAt + (x >> 1),
      );
    }
  }
}

/** One 2x2 block, for the columns that are left over. */
function blockFromRgba(
  rgba: usize,
  columns: i32,
  luma: usize,
  alpha: usize,
  stride: i32,
  chromaU: usize,
  chromaV: usize,
  chromaAlpha: usize,
): void {
  let red = 0;
  let green = 0;
  let blue = 0;
  let cover = 0;
  for (let corner = 0; corner < 4; corner++) {
    const column = corner & 1;
    const row = corner >> 1;
    const pixel = load<u32>(rgba + ((<usize>(row * columns + column)) << 2));
    const r = pixel & 255;
    const g = (pixel >> 8) & 255;
    const b = (pixel >> 16) & 255;
    const a = pixel >> 24;
    const at = <usize>(row * stride + column);
    store<u8>(luma + at, (4112 * a + 11966 * r + 40254 * g + 4064 * b + 32768) >> 16);
    store<u8>(alpha + at, a);
    red += r;
    green += g;
    blue += b;
    cover += a;
  }
  const u = 32897 * cover - 6596 * red - 22189 * green + 28784 * blue + 131072;
  const v = 32897 * cover + 28784 * red - 26145 * green - 2639 * blue + 131072;
  store<u8>(chromaU, <u8>max(0, min(255, u >> 18)));
  store<u8>(chromaV, <u8>max(0, min(255, v >> 18)));
  store<u8>(chromaAlpha, <u8>((cover + 2) >> 2));
}

/** Per row of an alpha plane: the first column with alpha, and one past the last; 0,0 if none. */
export function findSpans(alpha: usize, stride: i32, columns: i32, rows: i32, spans: usize): void {
  for (let y = 0; y < rows; y++) {
    const row = alpha + <usize>(y * stride);
    let first = 0;
    while (first + 8 <= columns && load<u64>(row + first) == 0) first += 8;
    while (first < columns && load<u8>(row + first) == 0) first++;
    let end = columns;
    while (end - 8 >= first && load<u64>(row + end - 8) == 0) end -= 8;
    while (end > first && load<u8>(row + end - 1) == 0) end--;
    store<i32>(spans + ((<usize>y) << 3), first == columns ? 0 : first);
    store<i32>(spans + ((<usize>y) << 3) + 4, first == columns ? 0 : end);
  }
}
