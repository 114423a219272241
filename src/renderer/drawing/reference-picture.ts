/** A given image brought to life: slow camera, a feel of depth, and the look's weather. */

import { createCanvas } from '@napi-rs/canvas';
import { type Compositor, createCompositor } from '../compositor/compositor.ts';
import { loadKernel } from '../compositor/load-kernel.ts';
import type { Placement } from '../compositor/placement.ts';
import { allocateLayer, fillLayer } from '../compositor/planar-layer.ts';
import type { Raster } from '../compositor/raster.ts';
import { smoothstep } from '../looks/colour.ts';
import { imageGrade } from '../looks/image-grade.ts';
import { resolveLook } from '../looks/resolve-look.ts';
import type { CameraMove, Look, Scene } from '../scene/scene.ts';
import { settle } from './camera.ts';
import { canvasFromPixels, rasterOf } from './canvas-raster.ts';
import { createLayout } from './layout.ts';
import { createOverlays } from './overlays/create-overlays.ts';
import type { Picture } from './picture.ts';
import type { RgbaImage } from './rgba-image.ts';
import { createParticles } from './weather/particles.ts';

const FADE_IN_SECONDS = 1.2;
const ZOOM_SECONDS = 22;

/** How far the camera gets in the end: extra magnification, and shares of the frame's size. */
const MOVES: Readonly<Record<CameraMove, { zoom: number; right: number; up: number }>> = {
  still: { zoom: 0.12, right: 0, up: 0 },
  push_in: { zoom: 0.34, right: 0, up: 0 },
  pan_right: { zoom: 0.2, right: 0.08, up: 0 },
  pan_left: { zoom: 0.2, right: -0.08, up: 0 },
  rise: { zoom: 0.2, right: 0, up: 0.07 },
  // An image cannot be left behind its own edges, so what draws back elsewhere only drifts here.
  pull_out: { zoom: 0.1, right: 0, up: 0 },
  descend: { zoom: 0.2, right: 0, up: -0.07 },
  orbit: { zoom: 0.22, right: 0.07, up: 0 },
  handheld: { zoom: 0.14, right: 0.03, up: 0.01 },
};

export function createReferencePicture(scene: Scene, look: Look, image: RgbaImage): Picture {
  const kernel = loadKernel();
  const { width, height } = scene;
  const compositor = createCompositor(kernel, width, height);
  const layer = allocateLayer(kernel, width, height);
  fillLayer(kernel, layer, coverCrop(image, width, height));
  const layout = createLayout(scene);
  const particles = createParticles(kernel, layout, resolveLook(look), look.weather, scene.seed);
  const overlays = createOverlays(kernel, scene);
  const isFirstLook = look === scene.segments[0]!.look;
  return {
    paint(timeSeconds): Compositor {
      const effects = isFirstLook ? smoothstep(0, FADE_IN_SECONDS, timeSeconds) : 1;
      compositor.lay(layer, imagePlace(scene, timeSeconds));
      const pan = 0.01 * timeSeconds;
      const moment = { timeSeconds, camera: { pan, rise: 0, zoom: 1 }, compositor };
      if (particles && effects > 0) particles(moment, effects);
      if (effects > 0) compositor.grade(imageGrade(look, effects));
      overlays(timeSeconds, compositor);
      return compositor;
    },
  };
}

/**
 * The lower part of an image is mostly nearer than the upper one, so it moves further: rows are
 * shifted more the lower they lie. The zoom leaves room for every shift, so no edge ever shows.
 */
function imagePlace(scene: Scene, timeSeconds: number): Placement {
  const { width, height } = scene;
  const move = MOVES[scene.camera];
  const progress = settle(timeSeconds, ZOOM_SECONDS);
  const scale = 1 + move.zoom * progress;
  const room = (scale - 1) / 2;
  const sway = 0.1 * room * Math.sin(timeSeconds * 0.5);
  const right = Math.min(Math.abs(move.right) * progress, room * 0.7) * Math.sign(move.right);
  const up = Math.min(Math.abs(move.up) * progress, room * 0.85) * Math.sign(move.up);
  const left = -room * width - right * 0.6 * width;
  const top = -room * height + up * height;
  return {
    left,
    top,
    scale,
    bend: (row) =>
      -(right * 0.4 + sway) * (0.15 + 0.85 * smoothstep(0.25, 1, row / height)) * width,
  };
}

/** The middle of the image that has the frame's proportions, at the frame's size. */
function coverCrop(image: RgbaImage, width: number, height: number): Raster {
  const { width: imageWidth, height: imageHeight } = image;
  const straight = new Uint8ClampedArray(
    image.data.buffer,
    image.data.byteOffset,
    image.data.byteLength,
  );
  const source = canvasFromPixels(straight, imageWidth, imageHeight);
  const target = createCanvas(width, height);
  const pen = target.getContext('2d');
  // A transparent image is shown on white, or its hidden colours would appear.
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, width, height);
  pen.imageSmoothingQuality = 'high';
  const scale = Math.max(width / imageWidth, height / imageHeight);
  const shownWidth = width / scale;
  const shownHeight = height / scale;
  const left = (imageWidth - shownWidth) / 2;
  const top = (imageHeight - shownHeight) / 2;
  pen.drawImage(source, left, top, shownWidth, shownHeight, 0, 0, width, height);
  return rasterOf(target);
}
