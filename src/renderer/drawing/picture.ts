/** One scene under one look, ready to be painted at any time. */

import { createCompositor, type Compositor } from '../compositor/compositor.ts';
import { loadKernel } from '../compositor/load-kernel.ts';
import { applyPlaceColours } from '../looks/apply-place-colours.ts';
import { localLight } from '../looks/local-light.ts';
import { resolveLook } from '../looks/resolve-look.ts';
import { hasWeather } from '../scene/drawn-where.ts';
import { STYLE_GRADES } from '../looks/style-grades.ts';
import type { Look, Scene } from '../scene/scene.ts';
import { cameraAt } from './camera.ts';
import { createFinish } from './finish-frame.ts';
import type { GeometryStore } from './geometry-store.ts';
import { createLayout } from './layout.ts';
import { createOverlays } from './overlays/create-overlays.ts';
import { paintersFor } from './painters.ts';
import type { Painter } from './stage.ts';
import { createPaletteWash, isWashed } from './palette-wash.ts';

export interface Picture {
  /** The compositor's planes hold the frame afterwards. */
  paint(timeSeconds: number): Compositor;
}

/**
 * Each picture has a kernel and memory of its own, so that dropping it frees all its layers. What
 * moves starts at `startSeconds`, where a cut opened the shot; letters keep the scene's own time.
 */
export function createPicture(
  scene: Scene,
  wanted: Look,
  geometry: GeometryStore,
  startSeconds = 0,
): Picture {
  const look: Look = hasWeather(scene.setting) ? wanted : { ...wanted, weather: 'clear' };
  const kernel = loadKernel();
  const layout = createLayout(scene);
  const compositor = createCompositor(kernel, scene.width, scene.height);
  const palette = isWashed(scene.setting) ? look.palette : null;
  // A style that draws without colour shows nothing of the wash, at most its grain.
  const isColourless = STYLE_GRADES[look.style].chroma === 0;
  const light = applyPlaceColours(
    localLight(scene.setting, resolveLook(palette === null ? look : { ...look, palette: null })),
    scene.setting,
    look.placeColours,
  );
  const painters = paintersFor({ scene, layout, light, look, geometry, kernel });
  const finish = createFinish(scene, look, compositor);
  const overlays = createOverlays(kernel, scene);
  function paintAll(some: readonly Painter[], passed: number): void {
    const moment = { timeSeconds: passed, camera: cameraAt(scene, passed), compositor };
    for (const paint of some) paint(moment);
  }
  const paintPlain = (passed: number): void => paintAll(painters.picture, passed);
  const wash =
    palette === null || isColourless
      ? null
      : createPaletteWash(scene, palette, compositor, paintPlain);
  return {
    paint(timeSeconds) {
      const passed = timeSeconds - startSeconds;
      paintPlain(passed);
      wash?.();
      finish(passed);
      paintAll(painters.lens, passed);
      overlays(timeSeconds, compositor);
      return compositor;
    },
  };
}
