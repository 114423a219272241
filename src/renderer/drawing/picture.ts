/** One scene under one look, ready to be painted at any time. */

import { createCompositor, type Compositor } from '../compositor/compositor.ts';
import { loadKernel } from '../compositor/load-kernel.ts';
import { localLight } from '../looks/local-light.ts';
import { resolveLook } from '../looks/resolve-look.ts';
import { styleGrade } from '../looks/style-grades.ts';
import type { Look, Scene } from '../scene/scene.ts';
import { cameraAt } from './camera.ts';
import type { GeometryStore } from './geometry-store.ts';
import { createLayout } from './layout.ts';
import { createOverlays } from './overlays/create-overlays.ts';
import { paintersFor } from './painters.ts';

export interface Picture {
  /** The compositor's planes hold the frame afterwards. */
  paint(timeSeconds: number): Compositor;
}

/** Each picture has a kernel and memory of its own, so that dropping it frees all its layers. */
export function createPicture(scene: Scene, look: Look, geometry: GeometryStore): Picture {
  const kernel = loadKernel();
  const layout = createLayout(scene);
  const compositor = createCompositor(kernel, scene.width, scene.height);
  const light = localLight(scene.setting, resolveLook(look));
  const painters = paintersFor({ scene, layout, light, look, geometry, kernel });
  const grade = styleGrade(look);
  const overlays = createOverlays(kernel, scene);
  return {
    paint(timeSeconds) {
      const moment = { timeSeconds, camera: cameraAt(scene, timeSeconds), compositor };
      for (const paint of painters) paint(moment);
      compositor.grade(grade);
      overlays(timeSeconds, compositor);
      return compositor;
    },
  };
}
