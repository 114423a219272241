/** A drawn picture in main memory, before it becomes a layer. */

/** Premultiplied RGBA, rows from the top without padding. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}
