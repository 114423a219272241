/** Entry of the drawing thread. */
import { drawFrames } from './draw-frames.ts';
import { createShotDrawer } from './shot-drawer.ts';

await drawFrames(createShotDrawer);
