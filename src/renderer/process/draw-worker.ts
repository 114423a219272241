/** Entry of the drawing thread. */
import { createFrameDrawer } from '../drawing/create-frame-drawer.ts';
import { drawFrames } from './draw-frames.ts';

await drawFrames(createFrameDrawer);
