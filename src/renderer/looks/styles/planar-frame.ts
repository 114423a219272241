/** A finished frame that a style works on, in place: three planes in a kernel's memory. */
import type { FramePlanes } from '../../compositor/frame-planes.ts';
import type { Kernel } from '../../compositor/load-kernel.ts';

/** A compositor is one. */
export interface PlanarFrame {
  readonly width: number;
  readonly height: number;
  readonly kernel: Kernel;
  readonly planes: FramePlanes;
}

/** Changes its frame; `timeSeconds` moves what belongs to the medium, like the grain of a film. */
export type Stylist = (timeSeconds: number) => void;
