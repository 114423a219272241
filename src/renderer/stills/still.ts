/** One decoded frame: RGBA, rows from the top without padding. */
export interface Still {
  readonly width: number;
  readonly height: number;
  readonly pixels: Buffer;
}
