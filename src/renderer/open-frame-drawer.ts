/** Draws single frames in this very process, for whoever measures or compares drawing alone. */
import type { FrameDrawer } from './drawing/create-frame-drawer.ts';
import type { Scene } from './scene/scene.ts';

/** The drawing library is large and native, so that only those who call this pay for it. */
export async function openFrameDrawer(scene: Scene): Promise<FrameDrawer> {
  const { createFrameDrawer } = await import('./drawing/create-frame-drawer.ts');
  return createFrameDrawer(scene, null);
}
