/** Small masks in one colour: rain, flakes, lamps, birds. */

/**
 * Adds a mask to a plane, its first pixel at a sub-pixel place, `scale` mask pixels per plane pixel
 * (all 16.16). A mask has a border of zeros, which is what lets the loop read without checks.
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
  const inverse = <f64>scale / 65536;
  const x0 = <f64>left / 65536;
  const y0 = <f64>top / 65536;
  const firstX = max(0, <i32>Math.ceil(x0));
  const firstY = max(0, <i32>Math.ceil(y0));
  const endX = min(columns, <i32>Math.ceil(x0 + <f64>(maskColumns - 1) / inverse));
  const endY = min(rows, <i32>Math.ceil(y0 + <f64>(maskRows - 1) / inverse));
  const startX = <i32>((<f64>firstX - x0) * inverse * 65536);
  let maskY = <i32>((<f64>firstY - y0) * inverse * 65536);
  for (let y = firstY; y < endY; y++, maskY += scale) {
    const weightY = (maskY >> 8) & 255;
    const line = mask + <usize>((maskY >> 16) * maskColumns);
    const nextLine = line + maskColumns;
    let maskX = startX;
    let at = plane + <usize>(y * stride + firstX);
    for (let x = firstX; x < endX; x++, maskX += scale, at++) {
      const column = <usize>(maskX >> 16);
      const above = <i32>load<u16>(line + column);
      const below = <i32>load<u16>(nextLine + column);
      if ((above | below) == 0) continue;
      const weightX = (maskX >> 8) & 255;
      const upper = (above & 255) * (256 - weightX) + (above >> 8) * weightX;
      const lower = (below & 255) * (256 - weightX) + (below >> 8) * weightX;
      const cover = ((upper * (256 - weightY) + lower * weightY) >> 16) * opacity;
      const old = <i32>load<u8>(at);
      // Rounded to the nearest for either sign, or a dark stamp would darken twice as fast.
      const change = (colour - old) * cover;
      store<u8>(at, <u8>(old + (change + (change < 0 ? -32640 : 32640)) / 65280));
    }
  }
}
