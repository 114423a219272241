/** A video's frames as bytes, small ones at few a second for measuring, or all of them as they are. */
import { PictureReader } from '../../src/renderer/footage/picture-reader.ts';
import type { PictureShape } from '../../src/renderer/footage/picture-filter.ts';
import { i420ToRgb, rgbToLab, type LabFrame } from './video-metrics.ts';

/** Packed I420. */
export async function readFrames(path: string, shape: PictureShape): Promise<Uint8Array[]> {
  const reader = await PictureReader.open(path, 0, shape);
  const frames: Uint8Array[] = [];
  for (;;) {
    const frame = await reader.next();
    if (frame === null) break;
    frames.push(frame);
  }
  await reader.close();
  return frames;
}

/** The size and rate at which the thresholds for likeness were measured. */
export async function readForComparison(path: string): Promise<LabFrame[]> {
  const shape = { width: 320, height: 180, framesPerSecond: 4 };
  const frames = await readFrames(path, shape);
  return frames.map((frame) => rgbToLab(i420ToRgb(frame, shape.width, shape.height)));
}
