/** The planes of one frame in the kernel's memory: where they begin and how long their rows are. */

export interface FramePlanes {
  readonly luma: number;
  readonly chromaU: number;
  readonly chromaV: number;
  readonly stride: number;
  readonly chromaStride: number;
}
