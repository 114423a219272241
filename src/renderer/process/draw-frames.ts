/** The drawing thread's whole work: builds the drawer once, then fills the ring frame by frame. */
import { setImmediate } from 'node:timers/promises';
import type { FrameDrawer, RgbaImage } from '../drawing/create-frame-drawer.ts';
import type { Scene } from '../scene/scene.ts';
import { FrameRing, type FrameRingMemory } from './frame-ring.ts';
import { receiveWork } from './receive-work.ts';

/** How many frames may pass before what they left behind is collected. */
const FRAMES_PER_COLLECTION = 8;

export interface DrawWork {
  readonly scene: Scene;
  readonly referenceImages: readonly RgbaImage[];
  /** The pictures of each, as they move. */
  readonly characters: readonly (readonly RgbaImage[])[];
  /** Of each reference image but the last. */
  readonly shotSeconds: number;
  readonly framesPerSecond: number;
  /** The scene's frame with which the video begins. */
  readonly firstFrame: number;
  readonly frameCount: number;
  readonly ring: FrameRingMemory;
}

type DrawerFactory = (work: DrawWork) => Promise<FrameDrawer>;

/** Runs in a thread that is sent a {@link DrawWork}. */
export async function drawFrames(createDrawer: DrawerFactory): Promise<void> {
  const work = await receiveWork<DrawWork>();
  const drawer = await createDrawer(work);
  if (drawer.frameSizeBytes !== work.ring.frameSizeBytes) {
    throw new RangeError(`frames of ${drawer.frameSizeBytes} bytes do not fit the ring`);
  }
  const ring = new FrameRing(work.ring);
  for (let frameIndex = 0; frameIndex < work.frameCount; frameIndex++) {
    if (frameIndex % FRAMES_PER_COLLECTION === 0) await collectPixels();
    const timeSeconds = (work.firstFrame + frameIndex) / work.framesPerSecond;
    ring.put(frameIndex, (target) => drawer.drawFrame(timeSeconds, target));
  }
}

/**
 * Each picture that is drawn anew for a frame leaves a copy of its pixels outside the heap. The
 * collector does not know how large they are, and they are freed only when the event loop turns,
 * which this thread's loop never would: a dancer of two minutes came to 3 GB.
 */
async function collectPixels(): Promise<void> {
  globalThis.gc?.({ type: 'minor', execution: 'sync' });
  await setImmediate();
}
