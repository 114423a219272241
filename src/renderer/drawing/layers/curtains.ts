/** Curtains beside a window, tied back. */

import { css, mix } from '../../looks/colour.ts';
import type { Pen } from '../canvas-raster.ts';
import type { Random } from '../random.ts';
import type { Stage } from '../stage.ts';
import { indoors } from './indoors.ts';
import type { WindowShape } from './window-shape.ts';

/** Cloth that hangs in folds, drawn aside. */
export function drawCurtain(
  pen: Pen,
  random: Random,
  { layout, light }: Stage,
  hole: WindowShape,
  side: -1 | 1,
): void {
  const { unit } = layout;
  const cloth = mix(light.materials.flowers, [188, 92, 74], 0.72);
  const edge = side < 0 ? hole.left : hole.right;
  const inner = edge - side * (hole.right - hole.left) * hole.curtains;
  const outer = edge + side * unit * 0.1;
  const top = hole.top - unit * 0.07;
  const bottom = hole.bottom + unit * 0.16;
  const waist = hole.bottom - (hole.bottom - hole.top) * 0.22;
  const folds = 9;
  for (let fold = 0; fold < folds; fold++) {
    const from = fold / folds;
    const to = (fold + 1.08) / folds;
    const at = (share: number): number => outer + (inner - outer) * share;
    const tied = (share: number): number => outer + (inner - outer) * (0.12 + 0.42 * share);
    const gradient = pen.createLinearGradient(at(from), 0, at(to), 0);
    const bright = 0.5 + 0.9 * from + 0.4 * random();
    gradient.addColorStop(0, css(indoors(cloth, light, 0.05)));
    gradient.addColorStop(0.6, css(indoors(cloth, light, bright)));
    gradient.addColorStop(1, css(indoors(cloth, light, 0.2)));
    pen.fillStyle = gradient;
    pen.beginPath();
    pen.moveTo(at(from), top);
    pen.quadraticCurveTo(at(from), waist - unit * 0.1, tied(from), waist);
    pen.lineTo(tied(from), bottom);
    pen.lineTo(tied(to), bottom);
    pen.lineTo(tied(to), waist);
    pen.quadraticCurveTo(at(to), waist - unit * 0.1, at(to), top);
    pen.fill();
  }
  pen.fillStyle = css(indoors(light.materials.wood, light, 0.6));
  pen.fillRect(
    Math.min(outer, inner) - unit * 0.03,
    top - unit * 0.012,
    Math.abs(outer - inner) + unit * 0.06,
    unit * 0.016,
  );
}
