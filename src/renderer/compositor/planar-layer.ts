/** A layer as the compositor wants it: planes of luma, chroma and alpha in the kernel's memory. */

import type { Kernel } from './load-kernel.ts';
import type { Raster } from './raster.ts';

const ROW_PADDING = 32;
/** Even, as chroma needs it. */
const BAND_ROWS = 32;

export interface PlanarLayer {
  /** Columns that can be shown; a repeating layer holds more of them than its period. */
  readonly columns: number;
  readonly rows: number;
  /** Columns after which the picture starts again, or 0 when it does not repeat. */
  readonly period: number;
  readonly stride: number;
  readonly chromaStride: number;
  readonly luma: number;
  readonly alpha: number;
  readonly chromaU: number;
  readonly chromaV: number;
  readonly chromaAlpha: number;
  readonly lumaSpans: number;
  readonly chromaSpans: number;
}

interface Scratch {
  readonly address: number;
  readonly sizeBytes: number;
}

/** Where pictures are put before their conversion, a band of rows at a time: one for all layers. */
const scratches = new WeakMap<Kernel, Scratch>();

function scratchOf(kernel: Kernel, sizeBytes: number): number {
  const kept = scratches.get(kernel);
  if (kept !== undefined && kept.sizeBytes >= sizeBytes) return kept.address;
  const address = kernel.allocate(sizeBytes);
  scratches.set(kernel, { address, sizeBytes });
  return address;
}

function paddedStride(columns: number): number {
  return (columns + ROW_PADDING + 15) & ~15;
}

/**
 * Memory for a layer of even size. With `repeatColumns`, the layer repeats for ever and that many
 * columns of its start are kept again after its end, so one pass can show any part of it.
 */
export function allocateLayer(
  kernel: Kernel,
  width: number,
  height: number,
  repeatColumns = 0,
): PlanarLayer {
  const columns = width + ((repeatColumns + 1) & ~1);
  const stride = paddedStride(columns);
  const chromaStride = paddedStride(columns / 2);
  const planeBytes = stride * (height + 2);
  const chromaBytes = chromaStride * (height / 2 + 2);
  return {
    columns,
    rows: height,
    period: repeatColumns > 0 ? width : 0,
    stride,
    chromaStride,
    luma: kernel.allocate(planeBytes),
    alpha: kernel.allocate(planeBytes),
    chromaU: kernel.allocate(chromaBytes),
    chromaV: kernel.allocate(chromaBytes),
    chromaAlpha: kernel.allocate(chromaBytes),
    lumaSpans: kernel.allocate((height + 2) * 8),
    chromaSpans: kernel.allocate((height / 2 + 2) * 8),
  };
}

/** Replaces a layer's picture by one of the size it was allocated for. */
export function fillLayer(kernel: Kernel, layer: PlanarLayer, raster: Raster): void {
  const scratch = scratchOf(kernel, layer.columns * BAND_ROWS * 4);
  const bytes = kernel.bytes();
  const rowBytes = raster.width * 4;
  const extraBytes = layer.columns * 4 - rowBytes;
  for (let top = 0; top < layer.rows; top += BAND_ROWS) {
    const rows = Math.min(BAND_ROWS, layer.rows - top);
    for (let row = 0; row < rows; row++) {
      const from = (top + row) * rowBytes;
      const to = scratch + row * layer.columns * 4;
      bytes.set(raster.data.subarray(from, from + rowBytes), to);
      for (let done = 0; done < extraBytes; done += rowBytes) {
        const part = Math.min(rowBytes, extraBytes - done);
        bytes.copyWithin(to + rowBytes + done, to, to + part);
      }
    }
    const chromaTop = (top / 2) * layer.chromaStride;
    kernel.planarFromRgba(
      scratch,
      layer.columns,
      rows,
      layer.luma + top * layer.stride,
      layer.alpha + top * layer.stride,
      layer.stride,
      layer.chromaU + chromaTop,
      layer.chromaV + chromaTop,
      layer.chromaAlpha + chromaTop,
      layer.chromaStride,
    );
  }
  kernel.findSpans(layer.alpha, layer.stride, layer.columns, layer.rows, layer.lumaSpans);
  kernel.findSpans(
    layer.chromaAlpha,
    layer.chromaStride,
    layer.columns / 2,
    layer.rows / 2,
    layer.chromaSpans,
  );
}
