/** How subjects travel: they stay in the frame for as long as a scene can last. */

import { headingOf } from '../../scene/heading-of.ts';
import type { Scene } from '../../scene/scene.ts';
import { settle } from '../camera.ts';

type Headed = Pick<Scene, 'camera' | 'heading'>;

/** -1 when the subject faces and travels to the left. */
export function heading(scene: Headed): -1 | 1 {
  return headingOf(scene) === 'left' ? -1 : 1;
}

/** Share of the frame's width: from `start` towards `end`, mirrored when heading left. */
export function travel(
  scene: Headed,
  timeSeconds: number,
  start: number,
  end: number,
  seconds: number,
): number {
  const share = start + (end - start) * settle(timeSeconds, seconds);
  return heading(scene) < 0 ? 1 - share : share;
}
