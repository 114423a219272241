/** The renderer's pictures: a scene goes in, frames for any time come out. */

import type { Compositor } from '../compositor/compositor.ts';
import { type Look, type Scene, SEGMENT_BLEND_SECONDS, type Segment } from '../scene/scene.ts';
import { shotOfSegment } from '../scene/shot-of-segment.ts';
import { createGeometryStore, type GeometryStore } from './geometry-store.ts';
import { createPicture, type Picture } from './picture.ts';
import { createReferencePicture } from './reference-picture.ts';
import type { RgbaImage } from './rgba-image.ts';

export type { RgbaImage } from './rgba-image.ts';

export interface FrameDrawer {
  readonly frameSizeBytes: number;
  /** Writes planar I420, BT.709 limited range. Times may come in any order. */
  drawFrame(timeSeconds: number, target: Uint8Array): void;
}

interface ActiveSegment {
  readonly index: number;
  /** 1 once the look has fully arrived. */
  readonly share: number;
}

function segmentAt(segments: readonly Segment[], timeSeconds: number): ActiveSegment {
  let index = 0;
  while (index + 1 < segments.length && segments[index + 1]!.startSeconds <= timeSeconds) index++;
  // A cut is at once; only a look fades in.
  if (index === 0 || segments[index]!.shot !== undefined) return { index, share: 1 };
  const { startSeconds, blendSeconds = SEGMENT_BLEND_SECONDS } = segments[index]!;
  const passed = (timeSeconds - startSeconds) / blendSeconds;
  return { index, share: Math.min(1, passed) };
}

export async function createFrameDrawer(
  scene: Scene,
  referenceImage: RgbaImage | null,
): Promise<FrameDrawer> {
  const frameSizeBytes = (scene.width * scene.height * 3) / 2;
  /** The shapes of each shot, by its first segment. */
  const geometries = new Map<number, GeometryStore>();
  const pictures = new Map<number, Picture>();
  const previousFrame = new Uint8Array(frameSizeBytes);

  function pictureOf(index: number): Picture {
    const kept = pictures.get(index);
    if (kept) return kept;
    // Only a segment and the one before it are ever needed together.
    for (const other of pictures.keys()) if (Math.abs(other - index) > 1) pictures.delete(other);
    const { look } = scene.segments[index]!;
    const picture = referenceImage
      ? createReferencePicture(scene, look, referenceImage)
      : shotPicture(index, look);
    pictures.set(index, picture);
    return picture;
  }

  function shotPicture(index: number, look: Look): Picture {
    const shot = shotOfSegment(scene, index);
    const geometry = geometries.get(shot.firstSegment) ?? createGeometryStore();
    for (const other of geometries.keys()) if (other < shot.firstSegment) geometries.delete(other);
    geometries.set(shot.firstSegment, geometry);
    return createPicture(shot.scene, look, geometry, shot.startSeconds);
  }

  function paint(timeSeconds: number): Compositor {
    const { index, share } = segmentAt(scene.segments, timeSeconds);
    if (share >= 1) return pictureOf(index).paint(timeSeconds);
    pictureOf(index - 1)
      .paint(timeSeconds)
      .copyTo(previousFrame);
    const compositor = pictureOf(index).paint(timeSeconds);
    compositor.blendWith(previousFrame, 1 - share);
    return compositor;
  }

  pictureOf(0);
  return {
    frameSizeBytes,
    drawFrame: (timeSeconds, target) => paint(timeSeconds).copyTo(target),
  };
}
