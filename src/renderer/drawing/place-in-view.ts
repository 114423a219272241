/** From where something stands in the scene to where the camera sees it. */

import type { CameraPose } from './camera.ts';
import type { Layout } from './layout.ts';

export interface View {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/**
 * `depth` is 0 for the sky and 1 for the nearest layer: it is the share of the camera's movement
 * that shows. The camera moves towards the middle of the horizon.
 */
export function placeInView(
  layout: Layout,
  camera: CameraPose,
  depth: number,
  x: number,
  y: number,
): View {
  const scale = 1 + (camera.zoom - 1) * depth;
  const centreX = layout.width / 2;
  const centreY = layout.horizon;
  return {
    x: centreX + (x - centreX) * scale - camera.pan * depth * layout.width,
    y: centreY + (y - centreY) * scale + camera.rise * depth * layout.height,
    scale,
  };
}
