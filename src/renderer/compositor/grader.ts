/** Applies a style's grade to the finished planes of a frame. */

import type { Grade } from '../looks/grade.ts';
import type { FramePlanes } from './frame-planes.ts';
import type { Kernel } from './load-kernel.ts';

const GAIN_ONE = 8192;
const MID_GREY = 118;

/** The vignette is the sum of a row's and a column's part, so it darkens with squared distance. */
export function createGrader(
  kernel: Kernel,
  width: number,
  height: number,
  planes: FramePlanes,
): (grade: Grade) => void {
  const columnGains = kernel.allocate(planes.stride * 2);
  const rowGains = kernel.allocate(height * 2);
  const noGains = kernel.allocate(planes.stride * 2);
  const evenGains = kernel.allocate(height * 2);
  let current: Grade | null = null;

  function writeGains(gain: number, vignette: number): void {
    const buffer = kernel.bytes().buffer;
    const columns = new Int16Array(buffer, columnGains, planes.stride);
    const rows = new Int16Array(buffer, rowGains, height);
    const loss = (index: number, count: number): number =>
      (vignette / 2) * ((2 * index) / count - 1) ** 2;
    columns.forEach((_, x) => (columns[x] = -GAIN_ONE * loss(x, width)));
    rows.forEach((_, y) => (rows[y] = GAIN_ONE * (gain - loss(y, height))));
  }

  return (grade) => {
    const { luma, chromaU, chromaV, stride, chromaStride } = planes;
    const { contrast, vignette, lift, chroma } = grade;
    if (contrast !== 1 || vignette !== 0 || lift !== 0) {
      if (current !== grade) writeGains(1, vignette);
      // The vignette dims towards black; contrast turns around mid grey: two passes only if both.
      kernel.grade(luma, stride, stride, height, columnGains, rowGains, 16, 0, 16, 235);
      if (contrast !== 1 || lift !== 0) applyEven(luma, stride, height, contrast, MID_GREY, lift);
    }
    if (chroma !== 1 || grade.offsetU !== 0 || grade.offsetV !== 0) {
      applyEven(chromaU, chromaStride, height / 2, chroma, 128, grade.offsetU);
      applyEven(chromaV, chromaStride, height / 2, chroma, 128, grade.offsetV);
    }
    current = grade;
  };

  function applyEven(
    plane: number,
    stride: number,
    rows: number,
    gain: number,
    pivot: number,
    offset: number,
  ): void {
    new Int16Array(kernel.bytes().buffer, evenGains, height).fill(Math.round(GAIN_ONE * gain));
    const highest = pivot === 128 ? 240 : 235;
    const shift = Math.round(offset);
    kernel.grade(plane, stride, stride, rows, noGains, evenGains, pivot, shift, 16, highest);
  }
}
