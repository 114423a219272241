/** Pixel art: square blocks of one tone each, in a short range of tones. */
import type { Stylist } from './planar-frame.ts';
import { toneTable } from './tone-table.ts';

const LUMA_STEP = 10;
const CHROMA_STEP = 7;
const BLOCKS_ACROSS = 120;

export function createPixelArt(width: number, height: number): Stylist {
  const side = Math.max(2, 2 * Math.round(Math.min(width, height) / BLOCKS_ACROSS / 2));
  const tones = toneTable((level) => Math.round(level / LUMA_STEP) * LUMA_STEP);
  const hues = toneTable((level) => 128 + Math.round((level - 128) / CHROMA_STEP) * CHROMA_STEP);
  return ({ luma, chromaU, chromaV, stride, chromaStride }) => {
    flattenBlocks(luma, width, height, stride, side, tones);
    flattenBlocks(chromaU, width / 2, height / 2, chromaStride, side / 2, hues);
    flattenBlocks(chromaV, width / 2, height / 2, chromaStride, side / 2, hues);
  };
}

function flattenBlocks(
  plane: Uint8Array,
  columns: number,
  rows: number,
  stride: number,
  side: number,
  levels: Uint8Array,
): void {
  for (let top = 0; top < rows; top += side) {
    const bottom = Math.min(rows, top + side);
    for (let left = 0; left < columns; left += side) {
      const right = Math.min(columns, left + side);
      let sum = 0;
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++) sum += plane[y * stride + x]!;
      }
      const level = levels[Math.round(sum / ((bottom - top) * (right - left)))]!;
      for (let y = top; y < bottom; y++) plane.fill(level, y * stride + left, y * stride + right);
    }
  }
}
