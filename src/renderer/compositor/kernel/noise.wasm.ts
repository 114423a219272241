/** Gradient noise at many places at once, two of them at a time: land, clouds and fog are made of it. */

const MASK = 511;
const GRADIENT_MASK = 63;
/** A permutation of 512 numbers of 16 bits, and after it the gradients as pairs of f64. */
const GRADIENTS: usize = 1024;

/** The gradient at a crossing of the grid. */
@inline
function gradientAt(table: usize, column: i32, row: i32): v128 {
  const index = load<u16>(table + ((<usize>((column + row) & MASK)) << 1)) & GRADIENT_MASK;
  return v128.load(table + GRADIENTS + ((<usize>index) << 4));
}

/** What a crossing adds at each of two places: the product of its gradient and the way there. */
@inline
function slopes(first: v128, second: v128, dx: v128, dy: v128): v128 {
  const across = v128.shuffle<i64>(first, second, 0, 2);
  const down = v128.shuffle<i64>(first, second, 1, 3);
  return f64x2.add(f64x2.mul(across, dx), f64x2.mul(down, dy));
}

/** A soft step from 0 to 1. */
@inline
function soften(x: v128): v128 {
  const inner = f64x2.sub(f64x2.mul(x, f64x2.splat(6)), f64x2.splat(15));
  const outer = f64x2.add(f64x2.mul(x, inner), f64x2.splat(10));
  return f64x2.mul(f64x2.mul(f64x2.mul(x, x), x), outer);
}

/** The same steps in the same order as `createNoise` in drawing/noise.ts, so that both agree to the bit. */
@inline
function noiseAtTwo(table: usize, x: v128, y: v128, period: f64): v128 {
  const floorX = f64x2.floor(x);
  const floorY = f64x2.floor(y);
  const dx = f64x2.sub(x, floorX);
  const dy = f64x2.sub(y, floorY);
  const turns = f64x2.floor(f64x2.div(floorX, f64x2.splat(period)));
  const left = f64x2.sub(floorX, f64x2.mul(turns, f64x2.splat(period)));
  const columns = i32x4.relaxed_trunc_f64x2_s_zero(left);
  const last = <i32>period - 1;
  const leftA = i32x4.extract_lane(columns, 0);
  const leftB = i32x4.extract_lane(columns, 1);
  const rightA = leftA == last ? 0 : leftA + 1;
  const rightB = leftB == last ? 0 : leftB + 1;
  const rows = i32x4.relaxed_trunc_f64x2_s_zero(floorY);
  const placeA = i32x4.extract_lane(rows, 0);
  const placeB = i32x4.extract_lane(rows, 1);
  const rowA = <i32>load<u16>(table + ((<usize>(placeA & MASK)) << 1));
  const rowB = <i32>load<u16>(table + ((<usize>(placeB & MASK)) << 1));
  const nextA = <i32>load<u16>(table + ((<usize>((placeA + 1) & MASK)) << 1));
  const nextB = <i32>load<u16>(table + ((<usize>((placeB + 1) & MASK)) << 1));
  const one = f64x2.splat(1);
  const awayX = f64x2.sub(dx, one);
  const awayY = f64x2.sub(dy, one);
  const topLeft = slopes(gradientAt(table, leftA, rowA), gradientAt(table, leftB, rowB), dx, dy);
  const topRight = slopes(
    gradientAt(table, rightA, rowA),
    gradientAt(table, rightB, rowB),
    awayX,
    dy,
  );
  const lowLeft = slopes(
    gradientAt(table, leftA, nextA),
    gradientAt(table, leftB, nextB),
    dx,
    awayY,
  );
  const lowRight = slopes(
    gradientAt(table, rightA, nextA),
    gradientAt(table, rightB, nextB),
    awayX,
    awayY,
  );
  const u = soften(dx);
  const v = soften(dy);
  const top = f64x2.add(topLeft, f64x2.mul(f64x2.sub(topRight, topLeft), u));
  const low = f64x2.add(lowLeft, f64x2.mul(f64x2.sub(lowRight, lowLeft), u));
  return f64x2.mul(f64x2.splat(1.45), f64x2.add(top, f64x2.mul(f64x2.sub(low, top), v)));
}

/**
 * `fractal` of drawing/noise.ts at `count` places, an even number; places and results are f64. The
 * results may take the place of `xs` or `ys`.
 */
export function fractalNoise(
  table: usize,
  xs: usize,
  ys: usize,
  results: usize,
  count: i32,
  period: f64,
  octaves: i32,
  gain: f64,
): void {
  for (let place: usize = 0; place < (<usize>count) << 3; place += 16) {
    let x = v128.load(xs + place);
    let y = v128.load(ys + place);
    let sum = f64x2.splat(0);
    let total: f64 = 0;
    let amplitude: f64 = 1;
    let cells = period;
    for (let octave = 0; octave < octaves; octave++) {
      const shifted = f64x2.add(y, f64x2.splat(<f64>octave * 37.3));
      const value = noiseAtTwo(table, x, shifted, cells);
      sum = f64x2.add(sum, f64x2.mul(f64x2.splat(amplitude), value));
      total += amplitude;
      amplitude *= gain;
      x = f64x2.mul(x, f64x2.splat(2));
      y = f64x2.mul(y, f64x2.splat(2));
      cells *= 2;
    }
    v128.store(results + place, f64x2.div(sum, f64x2.splat(total)));
  }
}

/** The same for `ridged`. */
export function ridgedNoise(
  table: usize,
  xs: usize,
  ys: usize,
  results: usize,
  count: i32,
  period: f64,
  octaves: i32,
  gain: f64,
): void {
  const one = f64x2.splat(1);
  for (let place: usize = 0; place < (<usize>count) << 3; place += 16) {
    let x = v128.load(xs + place);
    let y = v128.load(ys + place);
    let sum = f64x2.splat(0);
    let weight = one;
    let total: f64 = 0;
    let amplitude: f64 = 1;
    let cells = period;
    for (let octave = 0; octave < octaves; octave++) {
      const shifted = f64x2.add(y, f64x2.splat(<f64>octave * 37.3));
      const crest = f64x2.sub(one, f64x2.abs(noiseAtTwo(table, x, shifted, cells)));
      const value = f64x2.mul(f64x2.mul(crest, crest), weight);
      sum = f64x2.add(sum, f64x2.mul(f64x2.splat(amplitude), value));
      total += amplitude;
      weight = f64x2.pmin(one, f64x2.mul(value, f64x2.splat(1.9)));
      amplitude *= gain;
      x = f64x2.mul(x, f64x2.splat(2));
      y = f64x2.mul(y, f64x2.splat(2));
      cells *= 2;
    }
    v128.store(results + place, f64x2.div(sum, f64x2.splat(total)));
  }
}
