/** Pixel art: square blocks of one tone each, in a short range of tones. */
import { createBoxMean } from './box-mean.ts';
import type { PlanarFrame, Stylist } from './planar-frame.ts';
import { tonePairs } from './tone-pairs.ts';
import { toneTable } from './tone-table.ts';

const TONES = 34;
/** Below 1: dark tones lie closer together than bright ones, as they do to the eye. */
const TONE_CURVE = 0.8;
const CHROMA_STEP = 7;
const BLOCKS_ACROSS = 120;
/** How much further a block stands out from those around it than it did: few blocks tell a shape. */
const EMPHASIS = 0.9;
const BLOCKS_AROUND = 3;

export function createPixelArt({ width, height, kernel, planes }: PlanarFrame): Stylist {
  const side = Math.max(2, 2 * Math.round(Math.min(width, height) / BLOCKS_ACROSS / 2));
  const columns = Math.ceil(width / side);
  const rows = Math.ceil(height / side);
  const blocks = new Uint8Array(columns * rows);
  const around = new Uint8Array(columns * rows);
  const average = createBoxMean(columns, rows, BLOCKS_AROUND);
  const tones = tonePairs((level, mean) => stepped(level + EMPHASIS * (level - mean)));
  const hues = kernel.allocate(256);
  kernel.bytes().set(
    toneTable((level) => 128 + Math.round((level - 128) / CHROMA_STEP) * CHROMA_STEP),
    hues,
  );
  return () => {
    const { luma, chromaU, chromaV, stride, chromaStride } = planes;
    const plane = kernel.bytes().subarray(luma, luma + stride * height);
    measureBlocks(plane, width, height, stride, side, blocks);
    around.set(blocks);
    average(around);
    for (let at = 0; at < blocks.length; at++) {
      blocks[at] = tones[(around[at]! << 8) | blocks[at]!]!;
    }
    fillBlocks(plane, width, height, stride, side, blocks);
    for (const chroma of [chromaU, chromaV]) {
      kernel.flatten(chroma, chromaStride, width / 2, height / 2, side / 2, hues);
    }
  };
}

function stepped(level: number): number {
  const share = Math.max(0, Math.min(1, (level - 16) / 219));
  return 16 + 219 * (Math.round(TONES * share ** TONE_CURVE) / TONES) ** (1 / TONE_CURVE);
}

function measureBlocks(
  plane: Uint8Array,
  columns: number,
  rows: number,
  stride: number,
  side: number,
  blocks: Uint8Array,
): void {
  let block = 0;
  for (let top = 0; top < rows; top += side) {
    const bottom = Math.min(rows, top + side);
    for (let left = 0; left < columns; left += side) {
      const right = Math.min(columns, left + side);
      let sum = 0;
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++) sum += plane[y * stride + x]!;
      }
      blocks[block++] = Math.round(sum / ((bottom - top) * (right - left)));
    }
  }
}

function fillBlocks(
  plane: Uint8Array,
  columns: number,
  rows: number,
  stride: number,
  side: number,
  blocks: Uint8Array,
): void {
  let block = 0;
  for (let top = 0; top < rows; top += side) {
    const first = top * stride;
    for (let left = 0; left < columns; left += side) {
      plane.fill(blocks[block++]!, first + left, first + Math.min(columns, left + side));
    }
    const bottom = Math.min(rows, top + side);
    for (let y = top + 1; y < bottom; y++) {
      plane.copyWithin(y * stride, first, first + columns);
    }
  }
}
