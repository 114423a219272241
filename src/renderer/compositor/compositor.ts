/** One frame being put together: layers, stamps, water and grade go onto its planes in turn. */

import type { Grade } from '../looks/grade.ts';
import { type Colour } from '../looks/colour.ts';
import type { FramePlanes } from './frame-planes.ts';
import { createGrader } from './grader.ts';
import type { Kernel } from './load-kernel.ts';
import type { Placement } from './placement.ts';
import type { PlanarLayer } from './planar-layer.ts';
import { writeRows } from './row-placement.ts';
import type { Stamp } from './stamp.ts';
import { yuvFromColour } from './yuv.ts';

export interface Compositor {
  readonly kernel: Kernel;
  readonly width: number;
  readonly height: number;
  readonly planes: FramePlanes;
  lay(layer: PlanarLayer, placement: Placement): void;
  /**
   * Presses a mask onto the frame, its centre at `x`, `y`, `size` times as large. A grey press
   * leaves chroma alone, which is enough for rain and twice as fast.
   */
  press(
    mask: Stamp,
    x: number,
    y: number,
    size: number,
    opacity: number,
    colour: Colour,
    isGrey?: boolean,
  ): void;
  grade(grade: Grade): void;
  /** Fades towards another frame of the same size; `share` is that frame's part. */
  blendWith(frame: Uint8Array, share: number): void;
  /** Replaces the frame by a packed one of the same size. */
  copyFrom(frame: Uint8Array): void;
  copyTo(target: Uint8Array): void;
}

export function createCompositor(kernel: Kernel, width: number, height: number): Compositor {
  const stride = (width + 15) & ~15;
  const chromaStride = stride / 2;
  const lumaBytes = stride * height;
  const chromaBytes = chromaStride * (height / 2);
  const luma = kernel.allocate(lumaBytes + 2 * chromaBytes);
  const chromaU = luma + lumaBytes;
  const chromaV = chromaU + chromaBytes;
  const rowTable = kernel.allocate(height * 16);
  const planes = { luma, chromaU, chromaV, stride, chromaStride };
  const gradeFrame = createGrader(kernel, width, height, planes);
  let other = 0;

  function lay(layer: PlanarLayer, placement: Placement): void {
    const opacity = Math.round((placement.opacity ?? 1) * 256);
    if (opacity <= 0) return;
    const endRow = Math.min(height, placement.endRow ?? height);
    const rows = writeRows(kernel, rowTable, layer, placement, endRow, 1);
    kernel.over(
      luma,
      stride,
      stride,
      rows.first,
      rows.end,
      layer.luma,
      layer.alpha,
      layer.stride,
      rowTable,
      layer.lumaSpans,
      opacity,
      layer.period,
    );
    const half = writeRows(kernel, rowTable, layer, placement, (endRow + 1) >> 1, 2);
    for (const [plane, colour] of [
      [chromaU, layer.chromaU],
      [chromaV, layer.chromaV],
    ] as const) {
      kernel.over(
        plane,
        chromaStride,
        chromaStride,
        half.first,
        half.end,
        colour,
        layer.chromaAlpha,
        layer.chromaStride,
        rowTable,
        layer.chromaSpans,
        opacity,
        layer.period / 2,
      );
    }
  }

  function press(
    mask: Stamp,
    x: number,
    y: number,
    size: number,
    opacity: number,
    colour: Colour,
    isGrey = false,
  ): void {
    const strength = Math.round(opacity * 256);
    const left = x - (mask.columns * size) / 2;
    const top = y - (mask.rows * size) / 2;
    if (strength <= 0 || left > width || top > height) return;
    if (left + mask.columns * size < 0 || top + mask.rows * size < 0) return;
    const [colourY, colourU, colourV] = yuvFromColour(colour);
    const pressOn = (plane: number, value: number, half: number): void =>
      kernel.stamp(
        plane,
        stride / half,
        width / half,
        height / half,
        mask.address,
        mask.columns,
        mask.rows,
        Math.round((left / half) * 65536),
        Math.round((top / half) * 65536),
        Math.round((half / size) * 65536),
        strength,
        Math.round(value),
      );
    pressOn(luma, colourY, 1);
    if (isGrey) return;
    pressOn(chromaU, colourU, 2);
    pressOn(chromaV, colourV, 2);
  }

  return {
    kernel,
    width,
    height,
    planes,
    lay,
    press,
    grade: gradeFrame,
    blendWith(frame, share) {
      other ||= kernel.allocate(lumaBytes + 2 * chromaBytes);
      movePlanes(kernel.bytes(), other, frame, 'in');
      kernel.blend(luma, other, lumaBytes + 2 * chromaBytes, Math.round(share * 256));
    },
    copyFrom(frame) {
      movePlanes(kernel.bytes(), luma, frame, 'in');
    },
    copyTo(target) {
      movePlanes(kernel.bytes(), luma, target, 'out');
    },
  };

  /** Between the padded planes at `address` and a packed I420 frame. */
  function movePlanes(
    memory: Uint8Array,
    address: number,
    frame: Uint8Array,
    direction: 'in' | 'out',
  ): void {
    if (stride === width) {
      // Nothing is padded: the planes follow each other in both.
      const bytes = lumaBytes + 2 * chromaBytes;
      if (direction === 'in') memory.set(frame.subarray(0, bytes), address);
      else frame.set(memory.subarray(address, address + bytes));
      return;
    }
    let packed = 0;
    let padded = address;
    for (const half of [1, 2, 2]) {
      const columns = width / half;
      for (let row = 0; row < height / half; row++) {
        if (direction === 'in') memory.set(frame.subarray(packed, packed + columns), padded);
        else frame.set(memory.subarray(padded, padded + columns), packed);
        packed += columns;
        padded += stride / half;
      }
    }
  }
}
