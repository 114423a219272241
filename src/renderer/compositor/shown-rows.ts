/** Finds the rows of a picture that show anything: above mountains and under clouds there are many. */
import type { ShownRows } from './planar-layer.ts';
import type { Raster } from './raster.ts';

export function findShownRows({ width, height, data }: Raster): ShownRows {
  const rowBytes = width * 4;
  const pixels = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const empty = Buffer.alloc(rowBytes);
  const isEmpty = (row: number): boolean =>
    empty.equals(pixels.subarray(row * rowBytes, (row + 1) * rowBytes));
  let first = 0;
  while (first < height && isEmpty(first)) first++;
  let end = height;
  while (end > first && isEmpty(end - 1)) end--;
  // A pixel of chroma covers two rows.
  return { first: first & ~1, end: (end + 1) & ~1 };
}
