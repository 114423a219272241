/** Small masks in one colour: rain, flakes, stars, lamps, birds. */

/**
 * Adds one small mask in one colour to a plane, at a sub-pixel place (16.16), `scale` mask pixels
 * per plane pixel (16.16). Rain, flakes, stars, lamps and birds are all such stamps.
 */
export function stamp(
  plane: usize,
  stride: i32,
  columns: i32,
  rows: i32,
  mask: usize,
  maskColumns: i32,
  maskRows: i32,
  left: i32,
  top: i32,
  scale: i32,
  opacity: i32,
  colour: i32,
): void {
  const inverse = <f32>scale / 65536;
  const x0 = <f32>left / 65536;
  const y0 = <f32>top / 65536;
  const firstX = max(0, <i32>Mathf.floor(x0));
  const firstY = max(0, <i32>Mathf.floor(y0));
  const endX = min(columns, <i32>Mathf.ceil(x0 + <f32>maskColumns / inverse) + 1);
  const endY = min(rows, <i32>Mathf.ceil(y0 + <f32>maskRows / inverse) + 1);
  const startX = <i32>((<f32>firstX - x0) * inverse * 65536);
  for (let y = firstY; y < endY; y++) {
    const maskY = <i32>((<f32>y - y0) * inverse * 65536);
    const row = maskY >> 16;
    if (row < -1 || row >= maskRows) continue;
    const weightY = (maskY >> 8) & 255;
    const above = row >= 0;
    const below = row + 1 < maskRows;
    const line = mask + <usize>(max(row, 0) * maskColumns);
    const nextLine = mask + <usize>((row + 1) * maskColumns);
    let maskX = startX;
    for (let x = firstX; x < endX; x++, maskX += scale) {
      const column = maskX >> 16;
      if (column < -1 || column >= maskColumns) continue;
      const weightX = (maskX >> 8) & 255;
      const hasLeft = column >= 0;
      const hasRight = column + 1 < maskColumns;
      let top0 = 0;
      let top1 = 0;
      let low0 = 0;
      let low1 = 0;
      if (above && hasLeft) top0 = load<u8>(line + column);
      if (above && hasRight) top1 = load<u8>(line + column + 1);
      if (below && hasLeft) low0 = load<u8>(nextLine + column);
      if (below && hasRight) low1 = load<u8>(nextLine + column + 1);
      const upper = top0 * (256 - weightX) + top1 * weightX;
      const lower = low0 * (256 - weightX) + low1 * weightX;
      const cover = ((upper * (256 - weightY) + lower * weightY) >> 16) * opacity;
      if (cover == 0) continue;
      const at = plane + <usize>(y * stride + x);
      const old = <i32>load<u8>(at);
      store<u8>(at, <u8>(old + ((colour - old) * cover + 32640) / 65280));
    }
  }
}
