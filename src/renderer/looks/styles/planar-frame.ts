/** A finished frame that a style works on, in place: three planes of bytes, chroma at half size. */
export interface PlanarFrame {
  readonly width: number;
  readonly height: number;
  readonly luma: Uint8Array;
  readonly chromaU: Uint8Array;
  readonly chromaV: Uint8Array;
  /** Bytes per row. */
  readonly stride: number;
  readonly chromaStride: number;
}

/** `timeSeconds` moves what belongs to the medium, like the grain of a film. */
export type Stylist = (frame: PlanarFrame, timeSeconds: number) => void;
