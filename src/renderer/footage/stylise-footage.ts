/** Gives finished frames of footage the hand of a style: outlines, brush, blocks of pixels, grain. */
import type { Compositor } from '../compositor/compositor.ts';
import { createStylist } from '../looks/styles/create-stylist.ts';
import type { Style } from '../scene/scene.ts';

/** Null for a style that is no more than a grade. Works on the compositor's own planes. */
export function createFootageStylist(
  style: Style | null,
  compositor: Compositor,
): ((timeSeconds: number) => void) | null {
  const { width, height, planes, kernel } = compositor;
  const stylise = style === null ? null : createStylist(style, width, height);
  if (stylise === null) return null;
  const { luma, chromaU, chromaV, stride, chromaStride } = planes;
  const chromaBytes = (chromaStride * height) / 2;
  return (timeSeconds) => {
    // Asked for anew each time: the memory may have grown, and older views of it are then empty.
    const memory = kernel.bytes();
    const frame = {
      width,
      height,
      luma: memory.subarray(luma, luma + stride * height),
      chromaU: memory.subarray(chromaU, chromaU + chromaBytes),
      chromaV: memory.subarray(chromaV, chromaV + chromaBytes),
      stride,
      chromaStride,
    };
    stylise(frame, timeSeconds);
  };
}
