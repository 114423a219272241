/** A decoded image from outside. */

/** RGBA without premultiplication, rows from the top. */
export interface RgbaImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}
