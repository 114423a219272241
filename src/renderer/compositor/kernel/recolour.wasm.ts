/** Replaces every colour of a frame by another one, by table. */
import { replacePair } from './replace-pair.wasm';

/**
 * Ordered thresholds below one step, one byte for each place of a 2x2 block of chroma: a value between
 * two entries takes the upper one as often as it lies near it, so that a clear sky shows no bands. Two
 * different orders, lest U and V add up.
 */
const DITHER_U = 0x01030200;
const DITHER_V = 0x03010002;
/** Entries for 0, 4, … 256. */
const ENTRIES = 65;

/**
 * Takes each 2x2 block of luma with its chroma to what the table has for it. `columns` and `rows` are
 * those of chroma. The table is filled as it is needed: at a pair of chroma entries that `filled`
 * does not have, this stops and returns the number of the block, from which it may be called again;
 * at the end it returns the number of all blocks.
 */
export function recolour(
  luma: usize,
  chromaU: usize,
  chromaV: usize,
  stride: i32,
  chromaStride: i32,
  columns: i32,
  rows: i32,
  filled: usize,
  lumaTable: usize,
  chromaTable: usize,
  firstBlock: i32,
): i32 {
  let column = firstBlock % columns;
  for (let row = firstBlock / columns; row < rows; row++) {
    const place = (row & 1) << 4;
    const dithersU = (DITHER_U >> place) & 0xffff;
    const dithersV = (DITHER_V >> place) & 0xffff;
    const line = luma + <usize>(2 * row * stride);
    const lineU = chromaU + <usize>(row * chromaStride);
    const lineV = chromaV + <usize>(row * chromaStride);
    for (; column < columns; column++) {
      const odd = (column & 1) << 3;
      const ditherV = (dithersV >> odd) & 255;
      const atU = lineU + <usize>column;
      const atV = lineV + <usize>column;
      const entryU = (<i32>load<u8>(atU) + ((dithersU >> odd) & 255)) >> 2;
      const entryV = (<i32>load<u8>(atV) + ditherV) >> 2;
      const cell = entryU * ENTRIES + entryV;
      if (load<u8>(filled + <usize>cell) == 0) return row * columns + column;
      const upper = line + ((<usize>column) << 1);
      const entryY = (<i32>load<u8>(upper) + ditherV) >> 2;
      const pair = <u32>load<u16>(chromaTable + ((<usize>(cell * ENTRIES + entryY)) << 1));
      const lumas = lumaTable + ((<usize>cell) << 8);
      replacePair(upper, lumas);
      replacePair(upper + <usize>stride, lumas);
      store<u8>(atU, <u8>pair);
      store<u8>(atV, <u8>(pair >> 8));
    }
    column = 0;
  }
  return rows * columns;
}
