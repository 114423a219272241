/** Where and how a layer is laid onto a frame. */

export interface Placement {
  /** Where the layer's left upper corner lies in the frame; need not be whole. */
  readonly left: number;
  readonly top: number;
  /** Frame pixels per layer pixel, at least 0.6; 1 when left out. */
  readonly scale?: number;
  /** 0 to 1; 1 when left out. */
  readonly opacity?: number;
  /** Rows of the frame from this one on stay untouched. */
  readonly endRow?: number;
  /** Shifts each frame row sideways by this many pixels: reflections and grass in the wind. */
  readonly bend?: (row: number) => number;
  /** Shows the layer upside down, mirrored at its upper edge. */
  readonly isFlipped?: boolean;
}
