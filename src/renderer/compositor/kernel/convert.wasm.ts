/** Turns drawn RGBA pictures into the planes that the compositor lays over each other. */

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
  for (let y = 0; y < rows; y += 2) {
    for (let x = 0; x < columns; x += 2) {
      let red = 0;
      let green = 0;
      let blue = 0;
      let cover = 0;
      for (let corner = 0; corner < 4; corner++) {
        const column = x + (corner & 1);
        const row = y + (corner >> 1);
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
      const at = <usize>((y >> 1) * chromaStride + (x >> 1));
      const u = 32897 * cover - 6596 * red - 22189 * green + 28784 * blue + 131072;
      const v = 32897 * cover + 28784 * red - 26145 * green - 2639 * blue + 131072;
      store<u8>(chromaU + at, <u8>max(0, min(255, u >> 18)));
      store<u8>(chromaV + at, <u8>max(0, min(255, v >> 18)));
      store<u8>(chromaAlpha + at, <u8>((cover + 2) >> 2));
    }
  }
}

/** Per row of an alpha plane: the first column with alpha, and one past the last; 0,0 if none. */
export function findSpans(alpha: usize, stride: i32, columns: i32, rows: i32, spans: usize): void {
  for (let y = 0; y < rows; y++) {
    const row = alpha + <usize>(y * stride);
    let first = 0;
    while (first < columns && load<u8>(row + first) == 0) first++;
    let end = columns;
    while (end > first && load<u8>(row + end - 1) == 0) end--;
    store<i32>(spans + ((<usize>y) << 3), first == columns ? 0 : first);
    store<i32>(spans + ((<usize>y) << 3) + 4, first == columns ? 0 : end);
  }
}
