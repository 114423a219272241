/** Pixel art: square blocks of one tone each, in a short range of tones. */
import type { PlanarFrame, Stylist } from './planar-frame.ts';
import { toneTable } from './tone-table.ts';

const LUMA_STEP = 10;
const CHROMA_STEP = 7;
const BLOCKS_ACROSS = 120;

export function createPixelArt({ width, height, kernel, planes }: PlanarFrame): Stylist {
  const side = Math.max(2, 2 * Math.round(Math.min(width, height) / BLOCKS_ACROSS / 2));
  const tones = place(toneTable((level) => Math.round(level / LUMA_STEP) * LUMA_STEP));
  const hues = place(
    toneTable((level) => 128 + Math.round((level - 128) / CHROMA_STEP) * CHROMA_STEP),
  );
  return () => {
    const { luma, chromaU, chromaV, stride, chromaStride } = planes;
    kernel.flatten(luma, stride, width, height, side, tones);
    for (const plane of [chromaU, chromaV]) {
      kernel.flatten(plane, chromaStride, width / 2, height / 2, side / 2, hues);
    }
  };

  function place(levels: Uint8Array): number {
    const address = kernel.allocate(levels.length);
    kernel.bytes().set(levels, address);
    return address;
  }
}
