/** Where a room's window is and how it is divided: no two rooms have the same. */

import { createRandom } from '../random.ts';
import type { Stage } from '../stage.ts';

export interface WindowShape {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  /** The row on which things stand in the window. */
  readonly bottom: number;
  readonly columns: number;
  /** Rows of the horizontal bars. */
  readonly bars: readonly number[];
  /** How far the curtains are drawn, as a share of the window's width. */
  readonly curtains: number;
}

export function windowShape({ layout, scene, geometry }: Stage): WindowShape {
  return geometry.once('window', () => {
    const { width, height } = layout;
    const random = createRandom(scene.seed, 'window');
    const isUpright = height > width;
    const half = width * (isUpright ? 0.32 + 0.1 * random() : 0.21 + 0.15 * random());
    const room = Math.max(0, width * 0.44 - half);
    const middle = width / 2 + (random() * 2 - 1) * room;
    const top = height * (0.05 + 0.11 * random());
    const bottom = Math.round(height * (0.74 + 0.1 * random()));
    const divisions = [[0.3], [0.62], [0.34, 0.67], [0.2], []] as const;
    const chosen = divisions[Math.floor(random() * divisions.length)]!;
    return {
      left: middle - half,
      right: middle + half,
      top,
      bottom,
      columns: Math.max(1, Math.round((2 * half) / (layout.unit * (0.24 + 0.3 * random())))),
      bars: chosen.map((share) => top + (bottom - top) * share),
      curtains: 0.08 + 0.14 * random(),
    };
  });
}
