/** What the thread that remakes footage is given, and its whole work. */
import { FrameRing, type FrameRingMemory } from '../process/frame-ring.ts';
import { receiveWork } from '../process/receive-work.ts';
import { findColourParts } from './colour-parts.ts';
import type { Footage } from './footage.ts';
import { type FootageFile, footageFrames } from './footage-frames.ts';
import { lookChange } from './look-change.ts';
import { createFootagePainter } from './paint-footage.ts';
import { sampleColours } from './sample-colours.ts';
import { blameSource } from './source-fault.ts';

export interface FootageWork {
  readonly footage: Footage;
  readonly file: FootageFile;
  readonly ring: FrameRingMemory;
}

/** Runs in a thread that is sent a {@link FootageWork}. */
export async function paintThread(): Promise<void> {
  const { footage, file, ring: memory } = await receiveWork<FootageWork>();
  const ring = new FrameRing(memory);
  const samples =
    footage.look.palette === null
      ? []
      : await blameSource(() => sampleColours(file.path, file.rotation, footage.sourceSeconds));
  const paint = createFootagePainter(
    footage,
    lookChange(footage.look, () => findColourParts(samples)),
    footage.overlays === undefined ? null : await import('../drawing/overlays/create-overlays.ts'),
  );
  let frameIndex = 0;
  for await (const frame of footageFrames(footage, file)) {
    const timeSeconds = frameIndex / file.framesPerSecond;
    ring.put(frameIndex, (target) => paint(frame, timeSeconds, target));
    frameIndex += 1;
  }
}
