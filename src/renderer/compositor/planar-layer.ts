/** A layer as the compositor wants it: planes of luma, chroma and alpha in the kernel's memory. */

import type { Kernel } from './load-kernel.ts';
import type { Raster } from './raster.ts';

const ROW_PADDING = 32;
/** Even, as chroma needs it. */
const BAND_ROWS = 32;
const SPAN_BYTES = 8;
/** Of a repeating layer's start, again after its end: the kernel takes eight pixels at a time. */
const REPEATED_COLUMNS = 32;

export interface PlanarLayer {
  /** Of the planes; a repeating layer holds a few more of them than its period. */
  readonly columns: number;
  readonly rows: number;
  /** Only these have memory: the planes' addresses are those where row 0 would be. */
  readonly shown: ShownRows;
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

/** Rows of a layer, even ones; whatever is outside of them is transparent. */
export interface ShownRows {
  readonly first: number;
  readonly end: number;
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

/** Memory for a layer of even size, which may repeat sideways for ever. */
export function allocateLayer(
  kernel: Kernel,
  width: number,
  height: number,
  repeats = false,
  shown: ShownRows = { first: 0, end: height },
): PlanarLayer {
  const columns = width + (repeats ? REPEATED_COLUMNS : 0);
  const stride = paddedStride(columns);
  const chromaStride = paddedStride(columns / 2);
  // Where a picture ends between two rows, the compositor reads one more above and below.
  const allocatePlane = (rowBytes: number, half: 1 | 2): number => {
    const rows = (shown.end - shown.first) / half + 2;
    return kernel.allocate(rowBytes * rows) - (shown.first / half - 1) * rowBytes;
  };
  return {
    columns,
    rows: height,
    shown,
    period: repeats ? width : 0,
    stride,
    chromaStride,
    luma: allocatePlane(stride, 1),
    alpha: allocatePlane(stride, 1),
    chromaU: allocatePlane(chromaStride, 2),
    chromaV: allocatePlane(chromaStride, 2),
    chromaAlpha: allocatePlane(chromaStride, 2),
    lumaSpans: kernel.allocate((height + 2) * SPAN_BYTES),
    chromaSpans: kernel.allocate((height / 2 + 2) * SPAN_BYTES),
  };
}

/** Replaces a layer's picture by one of the size it was allocated for. */
export function fillLayer(kernel: Kernel, layer: PlanarLayer, raster: Raster): void {
  const scratch = scratchOf(kernel, layer.columns * BAND_ROWS * 4);
  const bytes = kernel.bytes();
  const rowBytes = raster.width * 4;
  const extraBytes = layer.columns * 4 - rowBytes;
  const { first, end } = layer.shown;
  for (let top = first; top < end; top += BAND_ROWS) {
    const rows = Math.min(BAND_ROWS, end - top);
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
  // Rows that have no memory keep the empty spans they were allocated with.
  kernel.findSpans(
    layer.alpha + first * layer.stride,
    layer.stride,
    layer.columns,
    end - first,
    layer.lumaSpans + first * SPAN_BYTES,
  );
  kernel.findSpans(
    layer.chromaAlpha + (first / 2) * layer.chromaStride,
    layer.chromaStride,
    layer.columns / 2,
    (end - first) / 2,
    layer.chromaSpans + (first / 2) * SPAN_BYTES,
  );
}
