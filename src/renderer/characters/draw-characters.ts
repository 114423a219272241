/** Puts characters in front of a drawn scene, where they stand, sway along and move as in their clips. */
import { createCompositor } from '../compositor/compositor.ts';
import { loadKernel } from '../compositor/load-kernel.ts';
import { allocateLayer, fillLayer } from '../compositor/planar-layer.ts';
import type { Raster } from '../compositor/raster.ts';
import { canvasFromPixels, drawRaster } from '../drawing/canvas-raster.ts';
import type { FrameDrawer, RgbaImage } from '../drawing/create-frame-drawer.ts';
import type { Scene } from '../scene/scene.ts';
import { bounceBack } from '../footage/bounce.ts';
import { CHARACTER_FRAMES_PER_SECOND } from './character-pictures.ts';

/** Of the shorter side of the frame. */
const HEIGHT_SHARE = 0.46;
const WIDTH_SHARE = 0.6;
/** Where feet are, as a share of the frame's height. */
const GROUND = 0.94;
const STROLL_SECONDS = 18;
const STROLL_SHARE = 0.13;

export function withCharacters(
  drawer: FrameDrawer,
  { width, height }: Pick<Scene, 'width' | 'height'>,
  characters: readonly (readonly RgbaImage[])[],
): FrameDrawer {
  if (characters.length === 0) return drawer;
  const kernel = loadKernel();
  const compositor = createCompositor(kernel, width, height);
  const figures = characters.map((pictures) =>
    pictures.map((picture) => {
      const fit = Math.min(
        (HEIGHT_SHARE * Math.min(width, height)) / picture.height,
        (WIDTH_SHARE * width) / picture.width,
      );
      const raster = rasterAt(picture, Math.min(1, fit));
      const layer = allocateLayer(kernel, raster.width, raster.height);
      fillLayer(kernel, layer, raster);
      return { layer, raster, scale: Math.max(1, fit) };
    }),
  );
  return {
    frameSizeBytes: drawer.frameSizeBytes,
    drawFrame(timeSeconds, target) {
      drawer.drawFrame(timeSeconds, target);
      compositor.blendWith(target, 1);
      for (const [index, figure] of figures.entries()) {
        const step = Math.floor(timeSeconds * CHARACTER_FRAMES_PER_SECOND);
        const shown = figure[bounceBack(step, figure.length - 1)]!;
        const { raster, scale } = shown;
        const place = (index + 1) / (figures.length + 1);
        const turn = (2 * Math.PI * timeSeconds) / STROLL_SECONDS + index * Math.PI;
        const middle = width * (place + STROLL_SHARE * Math.sin(turn));
        compositor.lay(shown.layer, {
          left: middle - (raster.width * scale) / 2,
          top: height * GROUND - raster.height * scale,
          scale,
        });
      }
      compositor.copyTo(target);
    },
  };
}

/** Layers can be enlarged as they are laid, but hardly shrunk, so that is done here. */
function rasterAt({ width, height, data }: RgbaImage, scale: number): Raster {
  const straight = new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength);
  const picture = canvasFromPixels(straight, width, height);
  return drawRaster(width * scale, height * scale, (pen) => {
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(picture, 0, 0, width * scale, height * scale);
  });
}
