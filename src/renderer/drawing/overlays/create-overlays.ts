/** Letters over the finished picture: titles, captions and wordmarks that fade in and out. */

import type { Compositor } from '../../compositor/compositor.ts';
import type { Kernel } from '../../compositor/load-kernel.ts';
import { allocateLayer, fillLayer } from '../../compositor/planar-layer.ts';
import { smoothstep } from '../../looks/colour.ts';
import type { Overlay, Scene } from '../../scene/scene.ts';
import { type LetterPicture, setLetters } from './set-letters.ts';

const FADE_SECONDS = 0.6;
/** How far it rises while it fades in, as a share of the shorter side. */
const RISE = 0.018;
/** Room to the edges of the frame, as a share of the shorter side. */
const MARGIN = 0.06;

export type OverlayPainter = (timeSeconds: number, compositor: Compositor) => void;

/** Knows the frame's size only, so that it can lie over any picture. */
export function createOverlays(
  kernel: Kernel,
  { width, height, overlays = [] }: Pick<Scene, 'width' | 'height' | 'overlays'>,
): OverlayPainter {
  const painters = overlays.map((overlay) => createOverlay(kernel, overlay, width, height));
  return (timeSeconds, compositor) => {
    for (const paint of painters) paint(timeSeconds, compositor);
  };
}

/** 0 before and after it is there, 1 while it is. It goes on fading after its end. */
export function overlayOpacity(overlay: Overlay, timeSeconds: number): number {
  const { fromSeconds, untilSeconds } = overlay;
  const arrived =
    fromSeconds === null ? 1 : smoothstep(fromSeconds, fromSeconds + FADE_SECONDS, timeSeconds);
  const left =
    untilSeconds === null ? 0 : smoothstep(untilSeconds, untilSeconds + FADE_SECONDS, timeSeconds);
  return arrived * (1 - left);
}

function createOverlay(
  kernel: Kernel,
  overlay: Overlay,
  width: number,
  height: number,
): OverlayPainter {
  const unit = Math.min(width, height);
  const letters = setLetters(overlay, width, height);
  const { raster } = letters;
  const layer = allocateLayer(kernel, raster.width, raster.height);
  fillLayer(kernel, layer, raster);
  const corner = cornerOf(overlay, letters, width, height);
  return (timeSeconds, compositor) => {
    const opacity = overlayOpacity(overlay, timeSeconds);
    const { fromSeconds } = overlay;
    const arrived =
      fromSeconds === null ? 1 : smoothstep(fromSeconds, fromSeconds + FADE_SECONDS, timeSeconds);
    compositor.lay(layer, {
      left: corner.left,
      top: corner.top + unit * RISE * (1 - arrived),
      opacity,
    });
  };
}

/** Where the picture of the letters begins; its own border lies outside the margin. */
function cornerOf(
  { place }: Overlay,
  { raster, border }: LetterPicture,
  width: number,
  height: number,
): { left: number; top: number } {
  const margin = Math.min(width, height) * MARGIN - border;
  const left = place.endsWith('left')
    ? margin
    : place.endsWith('right')
      ? width - raster.width - margin
      : (width - raster.width) / 2;
  const top = place.startsWith('top')
    ? margin
    : place.startsWith('bottom')
      ? height - raster.height - margin
      : (height - raster.height) / 2;
  return { left: Math.round(left), top: Math.round(top) };
}
