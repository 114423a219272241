/** Turns a raster into a layer of the scene that follows the camera. */

import { allocateLayer, fillLayer } from '../compositor/planar-layer.ts';
import type { Raster } from '../compositor/raster.ts';
import { findShownRows } from '../compositor/shown-rows.ts';
import type { Layout } from './layout.ts';
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
  /** What grows bends in the wind: nothing at the row of its foot, the more the higher up. */
  readonly sway?: { readonly footRow: number; readonly pixels: number };
}

export function paintLayer(stage: Stage, raster: Raster, place: LayerPlace): Painter {
  const { kernel, layout } = stage;
  const { width, height } = raster;
  const layer = allocateLayer(kernel, width, height, place.repeats, findShownRows(raster));
  fillLayer(kernel, layer, raster);
  const { depth, top, left = 0, driftPerSecond = 0, opacity = 1, endRow, sway } = place;
  return ({ timeSeconds, camera, compositor }) => {
    const view = placeInView(layout, camera, depth, left + driftPerSecond * timeSeconds, top);
    compositor.lay(layer, {
      left: view.x,
      top: view.y,
      scale: view.scale,
      opacity,
      ...(endRow === undefined ? {} : { endRow }),
      ...(sway ? { bend: bendOf(layout, sway, view.y - top, timeSeconds) } : {}),
    });
  };
}

/** Two gusts of different pace, so that it never swings like a pendulum. */
function bendOf(
  layout: Layout,
  { footRow, pixels }: { readonly footRow: number; readonly pixels: number },
  shift: number,
  timeSeconds: number,
): (row: number) => number {
  const foot = footRow + shift;
  const gust = Math.sin(timeSeconds * 1.15) + 0.5 * Math.sin(timeSeconds * 2.3 + 1);
  const before = Math.sin(1);
  return (row) => {
    const up = Math.max(0, foot - row) / (0.1 * layout.unit);
    return pixels * Math.min(1, up) ** 1.4 * (gust - 0.5 * before);
  };
}
