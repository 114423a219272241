/** A style's own hand on a frame that lies in a kernel's memory, scene or footage. */

import type { Compositor } from '../../compositor/compositor.ts';
import type { Style } from '../../scene/scene.ts';
import { createStylist } from './create-stylist.ts';

/** Null for a style that is no more than a grade. Works on the compositor's own planes. */
export function createPlanesStylist(
  style: Style,
  compositor: Compositor,
): ((timeSeconds: number) => void) | null {
  const { width, height, planes, kernel } = compositor;
  const stylise = createStylist(style, width, height);
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
