/** The floor of a room: boards along the wall, a skirting, and the light that falls through the window. */

import { type Colour, css, mix } from '../../looks/colour.ts';
import type { Pen } from '../canvas-raster.ts';
import type { Layout } from '../layout.ts';
import { createRandom } from '../random.ts';
import type { Stage } from '../stage.ts';
import { indoors } from './indoors.ts';

/** Where the wall ends, as a share of the frame's height. */
const WALL_SHARE = 0.925;
/** Each row of boards is so much wider than the one behind it. */
const NEARER = 1.6;
const ROWS = 4;

/** Where people and dogs stand, in rows of the frame. */
export function floorRow({ height }: Layout): number {
  return height * (WALL_SHARE + 0.012);
}

export function drawFloor(pen: Pen, { layout, light, scene }: Stage, period: number): void {
  const random = createRandom(scene.seed, 'room-floor');
  const top = layout.height * WALL_SHARE;
  const bottom = layout.height + 8;
  const wood = mix(light.materials.wood, [150, 104, 66], 0.6);
  const tone = (share: number): Colour => indoors(wood, light, share);
  pen.fillStyle = css(tone(0.5));
  pen.fillRect(0, top, period, bottom - top);
  let row = top;
  let depth = (bottom - top) * 0.13;
  for (let index = 0; index < ROWS; index++) {
    const boards = Math.max(3, Math.round(period / (layout.unit * 0.55)));
    const shift = random();
    for (let board = 0; board < boards; board++) {
      const x = ((board + shift) * period) / boards;
      pen.fillStyle = css(tone(0.25 + 0.5 * random()), 0.55);
      // What reaches past the end starts again at the beginning, where the wall meets itself.
      for (const left of [x, x - period]) pen.fillRect(left, row, period / boards - 1, depth - 1);
    }
    row += depth;
    depth *= NEARER;
  }
  const skirting = layout.unit * 0.022;
  pen.fillStyle = css(tone(0.05));
  pen.fillRect(0, top - skirting, period, skirting);
  pen.fillStyle = css(tone(1), 0.6);
  pen.fillRect(0, top - skirting, period, Math.max(1, skirting * 0.16));
}
