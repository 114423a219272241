/** How subjects travel: they stay in the frame for as long as a scene can last. */

import type { CameraMove } from '../../scene/scene.ts';
import { settle } from '../camera.ts';

/** -1 when the subject faces and travels to the left. */
export function heading(camera: CameraMove): -1 | 1 {
  return camera === 'pan_left' ? -1 : 1;
}

/** Share of the frame's width: from `start` towards `end`, mirrored when heading left. */
export function travel(
  camera: CameraMove,
  timeSeconds: number,
  start: number,
  end: number,
  seconds: number,
): number {
  const share = start + (end - start) * settle(timeSeconds, seconds);
  return heading(camera) < 0 ? 1 - share : share;
}
