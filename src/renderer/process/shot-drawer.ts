/** Draws a scene; with several reference images, one shot for each of them, blending over. */
import {
  createFrameDrawer,
  type FrameDrawer,
  type RgbaImage,
} from '../drawing/create-frame-drawer.ts';
import type { Scene } from '../scene/scene.ts';

/** Of one shot into the next. */
const BLEND_SECONDS = 0.8;

/**
 * `shotSeconds` is the length of each shot but the last, which goes on to the end. It is not a
 * share of the scene's length, or an extension would move the changes that came before it.
 */
export async function createShotDrawer(
  scene: Scene,
  referenceImages: readonly RgbaImage[],
  shotSeconds: number,
): Promise<FrameDrawer> {
  const [first = null, ...others] = referenceImages;
  const drawer = await createFrameDrawer(scene, first);
  if (others.length === 0) return drawer;
  const drawers = [drawer];
  for (const image of others) drawers.push(await createFrameDrawer(scene, image));
  const leaving = new Uint8Array(drawer.frameSizeBytes);
  return {
    frameSizeBytes: drawer.frameSizeBytes,
    drawFrame(timeSeconds, target) {
      const shot = Math.min(drawers.length - 1, Math.floor(timeSeconds / shotSeconds));
      const passed = timeSeconds - shot * shotSeconds;
      drawers[shot]!.drawFrame(passed, target);
      if (shot === 0 || passed >= BLEND_SECONDS) return;
      drawers[shot - 1]!.drawFrame(passed + shotSeconds, leaving);
      blend(target, leaving, passed / BLEND_SECONDS);
    },
  };
}

function blend(target: Uint8Array, leaving: Uint8Array, share: number): void {
  const weight = Math.round(share * 256);
  for (let at = 0; at < target.length; at++) {
    target[at] = (target[at]! * weight + leaving[at]! * (256 - weight) + 128) >> 8;
  }
}
