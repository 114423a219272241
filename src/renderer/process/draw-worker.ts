/** Entry of the drawing thread. */
import { withCharacters } from '../characters/draw-characters.ts';
import { drawFrames } from './draw-frames.ts';
import { createShotDrawer } from './shot-drawer.ts';

await drawFrames(async ({ scene, referenceImages, shotSeconds, characters }) => {
  const drawer = await createShotDrawer(scene, referenceImages, shotSeconds);
  return withCharacters(drawer, scene, characters);
});
