/** Entry of the drawing thread. */
import { drawFrames } from './draw-frames.ts';
import { createShotDrawer } from './shot-drawer.ts';

await drawFrames(async ({ scene, referenceImages, shotSeconds, characters }) => {
  const drawer = await createShotDrawer(scene, referenceImages, shotSeconds);
  if (characters.length === 0) return drawer;
  // It brings the media library along, a hundred modules, which few videos need.
  const { withCharacters } = await import('../characters/draw-characters.ts');
  return withCharacters(drawer, scene, characters);
});
