/** Water that mirrors the frame above the horizon. */

const MAP_MASK = 255;
const LINE_BYTES: usize = 2064;

/**
 * Interpolates one line of a wave map into `line`: 256 entries of (slope across, slope along) times
 * `strength`, and the first entry once more.
 */
function waveLine(map: usize, y: f32, strength: f32, line: usize): void {
  const floor = Mathf.floor(y);
  const weightB = f32x4.splat((y - floor) * strength);
  const weightA = f32x4.splat((1 - (y - floor)) * strength);
  const above = map + ((<usize>(<i32>floor & MAP_MASK)) << 11);
  const below = map + ((<usize>((<i32>floor + 1) & MAP_MASK)) << 11);
  for (let byte: usize = 0; byte < 2048; byte += 16) {
    const a = f32x4.mul(v128.load(above + byte), weightA);
    const b = f32x4.mul(v128.load(below + byte), weightB);
    v128.store(line + byte, f32x4.add(a, b));
  }
  store<u64>(line + 2048, load<u64>(line));
}

/** Slope (across, along) where both wave lines are read at 16.16 places; lanes 0 and 1. */
@inline
function slopeAt(lineA: usize, lineB: usize, placeA: i32, placeB: i32): v128 {
  const a = v128.load(lineA + ((<usize>(placeA >> 16) & MAP_MASK) << 3));
  const b = v128.load(lineB + ((<usize>(placeB >> 16) & MAP_MASK) << 3));
  const left = v128.shuffle<i64>(a, b, 0, 2);
  const right = v128.shuffle<i64>(a, b, 1, 3);
  const parts = v128.shuffle<i64>(
    i32x4.splat(placeA & 0xffff),
    i32x4.splat(placeB & 0xffff),
    0,
    2,
  );
  const share = f32x4.mul(f32x4.convert_i32x4_s(parts), f32x4.splat(1.0 / 65536.0));
  const both = f32x4.add(left, f32x4.mul(f32x4.sub(right, left), share));
  return f32x4.add(both, v128.shuffle<i64>(both, both, 1, 0));
}

/** Four bytes at `base` plus each lane's offset, as numbers. */
@inline
function gatherBytes(base: usize, offsets: v128): v128 {
  let bytes = i32x4.splat(<i32>load<u8>(base + i32x4.extract_lane(offsets, 0)));
  bytes = i32x4.replace_lane(bytes, 1, <i32>load<u8>(base + i32x4.extract_lane(offsets, 1)));
  bytes = i32x4.replace_lane(bytes, 2, <i32>load<u8>(base + i32x4.extract_lane(offsets, 2)));
  bytes = i32x4.replace_lane(bytes, 3, <i32>load<u8>(base + i32x4.extract_lane(offsets, 3)));
  return bytes;
}

/** The same for pairs of neighbouring bytes, the first one in the low byte. */
@inline
function gatherPairs(base: usize, offsets: v128): v128 {
  let pairs = i32x4.splat(<i32>load<u16>(base + i32x4.extract_lane(offsets, 0)));
  pairs = i32x4.replace_lane(pairs, 1, <i32>load<u16>(base + i32x4.extract_lane(offsets, 1)));
  pairs = i32x4.replace_lane(pairs, 2, <i32>load<u16>(base + i32x4.extract_lane(offsets, 2)));
  pairs = i32x4.replace_lane(pairs, 3, <i32>load<u16>(base + i32x4.extract_lane(offsets, 3)));
  return pairs;
}

/** `from` plus `share` of the way to `to`. */
@inline
function towards(from: v128, to: v128, share: v128): v128 {
  return f32x4.add(from, f32x4.mul(f32x4.sub(to, from), share));
}

/** Whole numbers from 16 to 240, with `half` added before the fraction is dropped. */
@inline
function toLevels(value: v128, half: v128): v128 {
  const low = f32x4.pmax(f32x4.add(value, half), f32x4.splat(16));
  return i32x4.relaxed_trunc_f32x4_s(f32x4.pmin(low, f32x4.splat(240)));
}

@inline
function storeFour(address: usize, levels: v128): void {
  const words = i16x8.narrow_i32x4_s(levels, levels);
  v128.store32_lane(address, i8x16.narrow_i16x8_u(words, words), 0);
}

/**
 * Water below the horizon: each pixel mirrors the frame above it, bent by two drifting wave maps in
 * perspective, tinted with the depth colour and, under the sun, broken into glitter. Slopes are
 * computed for every second pixel, four at a time.
 *
 * `settings` is a block of f32 whose order is that in layers/water.ts.
 * `scratch` holds two wave lines. `horizon` is an even row.
 */
export function water(
  luma: usize,
  chromaU: usize,
  chromaV: usize,
  stride: i32,
  chromaStride: i32,
  columns: i32,
  horizon: i32,
  endRow: i32,
  waves: usize,
  scratch: usize,
  settings: usize,
): void {
  const rows = load<f32>(settings);
  const unit = load<f32>(settings + 4);
  const scroll = load<f32>(settings + 8);
  const time = load<f32>(settings + 12);
  const choppiness = load<f32>(settings + 16);
  const deepY = v128.load32_splat(settings + 20);
  const deepU = v128.load32_splat(settings + 24);
  const deepV = v128.load32_splat(settings + 28);
  const sunX = v128.load32_splat(settings + 32);
  const glitter = load<f32>(settings + 36);
  const sunY = v128.load32_splat(settings + 40);
  const sunU = v128.load32_splat(settings + 44);
  const sunV = v128.load32_splat(settings + 48);
  const mirror = load<f32>(settings + 52);
  const shine = v128.load32_splat(settings + 56);
  const second = scratch + LINE_BYTES;
  const one = f32x4.splat(1);
  const none = f32x4.splat(0);
  const half = f32x4.splat(0.5);
  const black = f32x4.splat(16);
  const lastColumn = i32x4.splat(columns - 2);
  const lastRow = i32x4.splat(horizon - 1);
  const zero = i32x4.splat(0);
  const strides = i32x4.splat(stride);
  const chromaStrides = i32x4.splat(chromaStride);
  const centre = <f32>columns * 0.5;
  for (let y = horizon; y < endRow; y++) {
    const depth = <f32>(y - horizon);
    const fraction = (depth + 0.5) / rows;
    const distance: f32 = 1 / (fraction + 0.035);
    waveLine(waves, distance * 62 + time * 9, 1, scratch);
    waveLine(waves, distance * 150 - time * 14 + 77, 0.7, second);
    const stepA = (distance * 44) / unit;
    const stepB = (distance * 105) / unit;
    const calm: f32 = min<f32>(1, (depth + 1) / (unit * 0.012)) / (1 + 0.05 * distance);
    const strength = choppiness * calm;
    const bendY = f32x4.splat(strength * (depth * 0.26 + unit * 0.005));
    const bendX = f32x4.splat(strength * (depth * 0.07 + unit * 0.005));
    const bendSun = f32x4.splat(strength * (depth * 0.21 + unit * 0.015));
    const reflect = f32x4.splat(mirror * (1 - 0.42 * Mathf.sqrt(min<f32>(1, fraction))));
    const narrow = f32x4.splat(1 / (unit * (0.03 + 0.085 * fraction)));
    const glint = f32x4.splat(glitter * (1 - 0.5 * min<f32>(1, fraction)));
    const mirrorRow = f32x4.splat(<f32>horizon - 1 - depth * 0.92);
    const at = luma + <usize>(y * stride);
    const hasChroma = (y & 1) == 0;
    const chromaAt = <usize>((y >> 1) * chromaStride);
    // Only the fraction and eight whole bits of a place matter, so it may wrap around.
    let placeA = <i32>(<i64>(((scroll - centre) * stepA + time * 5) * 65536));
    let placeB = <i32>(<i64>(((scroll - centre) * stepB - time * 8) * 65536));
    const hopA = <i32>(stepA * 131072);
    const hopB = <i32>(stepB * 131072);
    let xs = i32x4(0, 2, 4, 6);
    for (let x = 0; x < columns; x += 8) {
      const s0 = slopeAt(scratch, second, placeA, placeB);
      const s1 = slopeAt(scratch, second, placeA + hopA, placeB + hopB);
      const s2 = slopeAt(scratch, second, placeA + hopA * 2, placeB + hopB * 2);
      const s3 = slopeAt(scratch, second, placeA + hopA * 3, placeB + hopB * 3);
      placeA += hopA * 4;
      placeB += hopB * 4;
      const first = v128.shuffle<i64>(s0, s1, 0, 2);
      const last = v128.shuffle<i64>(s2, s3, 0, 2);
      const nx = v128.shuffle<i32>(first, last, 0, 2, 4, 6);
      const ny = v128.shuffle<i32>(first, last, 1, 3, 5, 7);
      let row = i32x4.relaxed_trunc_f32x4_s(f32x4.sub(mirrorRow, f32x4.mul(ny, bendY)));
      row = i32x4.min_s(i32x4.max_s(row, zero), lastRow);
      let column = i32x4.add(xs, i32x4.relaxed_trunc_f32x4_s(f32x4.mul(nx, bendX)));
      column = i32x4.min_s(i32x4.max_s(column, zero), lastColumn);
      const bent = f32x4.sub(one, f32x4.mul(ny, f32x4.splat(0.22)));
      const share = f32x4.pmax(f32x4.splat(0.05), f32x4.pmin(one, f32x4.mul(reflect, bent)));
      const light = f32x4.add(one, f32x4.mul(ny, shine));
      let away = f32x4.sub(f32x4.convert_i32x4_s(xs), sunX);
      away = f32x4.mul(f32x4.add(away, f32x4.mul(nx, bendSun)), narrow);
      const square = f32x4.mul(away, away);
      const edge = f32x4.pmax(none, f32x4.sub(one, f32x4.mul(square, f32x4.splat(0.111))));
      let spark = none;
      if (v128.any_true(f32x4.gt(edge, none))) {
        const along = f32x4.sub(f32x4.mul(ny, f32x4.splat(1.6)), f32x4.splat(0.35));
        const across = f32x4.mul(f32x4.sub(nx, half), half);
        const facet = f32x4.add(f32x4.pmax(none, along), f32x4.pmax(none, across));
        const fall = f32x4.add(one, f32x4.mul(f32x4.mul(square, square), f32x4.splat(1.5)));
        const raw = f32x4.div(f32x4.mul(glint, f32x4.add(facet, f32x4.splat(0.07))), fall);
        spark = f32x4.mul(f32x4.pmin(one, raw), edge);
      }
      const pairs = gatherPairs(luma, i32x4.add(i32x4.mul(row, strides), column));
      let left = f32x4.convert_i32x4_s(v128.and(pairs, i32x4.splat(255)));
      let right = f32x4.convert_i32x4_s(i32x4.shr_u(pairs, 8));
      left = f32x4.add(black, f32x4.mul(f32x4.sub(towards(deepY, left, share), black), light));
      right = f32x4.add(black, f32x4.mul(f32x4.sub(towards(deepY, right, share), black), light));
      const leftLevel = toLevels(towards(left, sunY, spark), none);
      const rightLevel = toLevels(towards(right, sunY, spark), none);
      const joined = v128.or(leftLevel, i32x4.shl(rightLevel, 8));
      v128.store64_lane(at + x, i16x8.narrow_i32x4_u(joined, joined), 0);
      if (hasChroma) {
        const chroma = i32x4.add(
          i32x4.mul(i32x4.shr_u(row, 1), chromaStrides),
          i32x4.shr_u(column, 1),
        );
        const u = towards(deepU, f32x4.convert_i32x4_s(gatherBytes(chromaU, chroma)), share);
        const v = towards(deepV, f32x4.convert_i32x4_s(gatherBytes(chromaV, chroma)), share);
        storeFour(chromaU + chromaAt + (x >> 1), toLevels(towards(u, sunU, spark), half));
        storeFour(chromaV + chromaAt + (x >> 1), toLevels(towards(v, sunV, spark), half));
      }
      xs = i32x4.add(xs, i32x4.splat(8));
    }
  }
}
