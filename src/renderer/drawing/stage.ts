/** What every drawing module is given, and what it gives back: a painter of one part of a frame. */

import type { Compositor } from '../compositor/compositor.ts';
import type { Kernel } from '../compositor/load-kernel.ts';
import type { Light } from '../looks/light.ts';
import type { Look, Scene } from '../scene/scene.ts';
import type { CameraPose } from './camera.ts';
import type { GeometryStore } from './geometry-store.ts';
import type { GroundLine } from './layers/ground-line.ts';
import type { Layout } from './layout.ts';

/** A scene under one light, ready to have its layers drawn. */
export interface Stage {
  readonly scene: Scene;
  readonly layout: Layout;
  readonly look: Look;
  readonly light: Light;
  readonly geometry: GeometryStore;
  readonly kernel: Kernel;
}

export interface Moment {
  readonly timeSeconds: number;
  readonly camera: CameraPose;
  readonly compositor: Compositor;
}

/** Puts its part of the picture onto the frame; painters run from back to front. */
export type Painter = (moment: Moment) => void;

/** A setting's painters: subjects come between what is behind them and what is in front. */
export interface Plan {
  readonly behind: readonly Painter[];
  readonly front: readonly Painter[];
  /** What a subject on foot walks on, in the nearest layer. */
  readonly ground: GroundLine;
  /** Where people and dogs stand instead, where the ground is a window sill. */
  readonly floor?: GroundLine;
  /**
   * Where rain, snow and fog are: everywhere when left out, behind what is in front (`outside` a
   * window), or nowhere (`none`: no rain falls under water).
   */
  readonly air?: 'outside' | 'none';
}
