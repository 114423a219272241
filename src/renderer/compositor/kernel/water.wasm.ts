/** Water that mirrors the frame above the horizon. */

/** Interpolates one line of a wave map into `line`: 256 entries of (slope x, slope y) and one more. */
function waveLine(map: usize, y: f32, line: usize): void {
  const floor = Mathf.floor(y);
  const weight = f32x4.splat(y - floor);
  const above = map + ((<usize>(<i32>floor & 255)) << 11);
  const below = map + ((<usize>((<i32>floor + 1) & 255)) << 11);
  for (let byte: usize = 0; byte < 2048; byte += 16) {
    const a = v128.load(above + byte);
    const b = v128.load(below + byte);
    v128.store(line + byte, f32x4.add(a, f32x4.mul(f32x4.sub(b, a), weight)));
  }
  store<u64>(line + 2048, load<u64>(line));
}

/**
 * Water below the horizon: each pixel mirrors the frame above it, bent by two drifting wave maps in
 * perspective, tinted with the depth colour and, under the sun, broken into glitter.
 *
 * `settings` is a block of f32 whose order is that of `WATER_SETTINGS` in water-settings.ts.
 * `scratch` holds two wave lines. Rows are counted from `horizon`, an even row.
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
  const deepY = load<f32>(settings + 20);
  const deepU = load<f32>(settings + 24);
  const deepV = load<f32>(settings + 28);
  const sunX = load<f32>(settings + 32);
  const glitter = load<f32>(settings + 36);
  const sunY = load<f32>(settings + 40);
  const sunU = load<f32>(settings + 44);
  const sunV = load<f32>(settings + 48);
  const mirror = load<f32>(settings + 52);
  const shine = load<f32>(settings + 56);
  const second = scratch + 2064;
  const lastColumn = columns - 2;
  const centre = <f32>columns * 0.5;
  for (let y = horizon; y < endRow; y++) {
    const depth = <f32>(y - horizon);
    const fraction = (depth + 0.5) / rows;
    const distance: f32 = 1 / (fraction + 0.035);
    waveLine(waves, distance * 62 + time * 9, scratch);
    waveLine(waves, distance * 150 - time * 14 + 77, second);
    const stepA = (distance * 44) / unit;
    const stepB = (distance * 105) / unit;
    const strength =
      (choppiness * min<f32>(1, (depth + 1) / (unit * 0.012))) / (1 + 0.05 * distance);
    const bendY = strength * (depth * 0.3 + unit * 0.005);
    const bendX = strength * (depth * 0.07 + unit * 0.005);
    const reflect = mirror * (1 - 0.42 * Mathf.sqrt(min<f32>(1, fraction)));
    const glitterWidth = unit * (0.035 + 0.11 * fraction);
    const glitterScale: f32 = 1 / glitterWidth;
    const at = luma + <usize>(y * stride);
    const hasChroma = (y & 1) == 0;
    const chromaAt = <usize>((y >> 1) * chromaStride);
    let ua = (scroll - centre) * stepA + time * 5 + 65536;
    let ub = (scroll - centre) * stepB - time * 8 + 65536;
    const mirrorRow = <f32>horizon - 1 - depth * 0.92;
    for (let x = 0; x < columns; x += 2) {
      const ia = <i32>ua;
      const ib = <i32>ub;
      const fa = ua - <f32>ia;
      const fb = ub - <f32>ib;
      const pa = scratch + ((<usize>(ia & 255)) << 3);
      const pb = second + ((<usize>(ib & 255)) << 3);
      const ax = load<f32>(pa);
      const ay = load<f32>(pa + 4);
      const bx = load<f32>(pb);
      const by = load<f32>(pb + 4);
      const nx = ax + (load<f32>(pa + 8) - ax) * fa + 0.7 * (bx + (load<f32>(pb + 8) - bx) * fb);
      const ny = ay + (load<f32>(pa + 12) - ay) * fa + 0.7 * (by + (load<f32>(pb + 12) - by) * fb);
      ua += stepA + stepA;
      ub += stepB + stepB;
      const row = <usize>max(0, min(horizon - 1, <i32>(mirrorRow - ny * bendY)));
      const column = <usize>max(0, min(lastColumn, x + <i32>(nx * bendX)));
      const source = luma + row * stride + column;
      const share = max<f32>(0.05, min<f32>(1, reflect * (1 - 0.22 * ny)));
      const light: f32 = 1 + ny * shine;
      let left = deepY + (<f32>load<u8>(source) - deepY) * share;
      let right = deepY + (<f32>load<u8>(source + 1) - deepY) * share;
      left = 16 + (left - 16) * light;
      right = 16 + (right - 16) * light;
      const away = (<f32>x - sunX + nx * bendX * 3) * glitterScale;
      let spark: f32 = 0;
      if (away < 3 && away > -3) {
        const facet: f32 = max<f32>(0, ny * 1.6 - 0.35) + max<f32>(0, nx - 0.5) * 0.5;
        const falloff: f32 = 1 + 1.5 * away * away * away * away;
        const edge: f32 = 1 - 0.111 * away * away;
        spark = min<f32>(1, (glitter * (facet + 0.12)) / falloff) * max<f32>(0, edge);
        left += (sunY - left) * spark;
        right += (sunY - right) * spark;
      }
      store<u8>(at + x, <u8>max<f32>(16, min<f32>(235, left)));
      store<u8>(at + x + 1, <u8>max<f32>(16, min<f32>(235, right)));
      if (hasChroma) {
        const chroma = (row >> 1) * chromaStride + (column >> 1);
        let u = deepU + (<f32>load<u8>(chromaU + chroma) - deepU) * share;
        let v = deepV + (<f32>load<u8>(chromaV + chroma) - deepV) * share;
        u += (sunU - u) * spark;
        v += (sunV - v) * spark;
        store<u8>(chromaU + chromaAt + (x >> 1), <u8>(u + 0.5));
        store<u8>(chromaV + chromaAt + (x >> 1), <u8>(v + 0.5));
      }
    }
  }
}
