/** Where a knee or an elbow is when both ends of a limb are known. */

import type { Point } from './taper.ts';

/** The joint of two bones between `from` and `to`; `side` 1 bends it forward, to the right. */
export function bentJoint(
  from: Point,
  to: Point,
  upper: number,
  lower: number,
  side: -1 | 1,
): Point {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.max(Math.hypot(dx, dy), 1e-6);
  const distance = Math.min(length, (upper + lower) * 0.999);
  const along = (upper * upper - lower * lower + distance * distance) / (2 * distance);
  const off = Math.sqrt(Math.max(0, upper * upper - along * along)) * side;
  return {
    x: from.x + (dx * along) / length + (dy * off) / length,
    y: from.y + (dy * along) / length - (dx * off) / length,
  };
}
