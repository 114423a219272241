/** Turns a raster into a layer of the scene that follows the camera. */

import { allocateLayer, fillLayer } from '../compositor/planar-layer.ts';
import type { Raster } from '../compositor/raster.ts';
import { placeInView } from './place-in-view.ts';
import type { Painter, Stage } from './stage.ts';

export interface LayerPlace {
  /** Share of the camera's movement, 0 to 1. */
  readonly depth: number;
  /** Upper edge in the resting frame. */
  readonly top: number;
  /** Left edge in the resting frame; for a layer that repeats any value will do. */
  readonly left?: number;
  readonly repeats?: boolean;
  /** Own movement to the right, in pixels per second. */
  readonly driftPerSecond?: number;
  readonly opacity?: number;
  /** Rows below this one are hidden by something opaque and need not be drawn. */
  readonly endRow?: number;
}

export function paintLayer(stage: Stage, raster: Raster, place: LayerPlace): Painter {
  const { kernel, layout } = stage;
  const repeatColumns = place.repeats ? layout.width + 32 : 0;
  const layer = allocateLayer(kernel, raster.width, raster.height, repeatColumns);
  fillLayer(kernel, layer, raster);
  const { depth, top, left = 0, driftPerSecond = 0, opacity = 1, endRow } = place;
  return ({ timeSeconds, camera, compositor }) => {
    const view = placeInView(layout, camera, depth, left + driftPerSecond * timeSeconds, top);
    compositor.lay(layer, {
      left: view.x,
      top: view.y,
      scale: view.scale,
      opacity,
      ...(endRow === undefined ? {} : { endRow }),
    });
  };
}
