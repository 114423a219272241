/** A change of light and colour over a finished frame. */

/** Gains apply around mid grey, offsets are in steps of the 8-bit planes. */
export interface Grade {
  readonly contrast: number;
  readonly lift: number;
  readonly chroma: number;
  readonly offsetU: number;
  readonly offsetV: number;
  /** Share of light lost in the corners. */
  readonly vignette: number;
}

/** Leaves a frame as it is. */
export const UNCHANGED: Grade = {
  contrast: 1,
  lift: 0,
  chroma: 1,
  offsetU: 0,
  offsetV: 0,
  vignette: 0,
};
