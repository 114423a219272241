/** The near pavement of a street: slabs, lamps and trees in iron rings. */

import { BLACK, css, mix } from '../../looks/colour.ts';
import { lit } from '../../looks/lit.ts';
import { drawRaster, drawWrapped, evenSize, type Pen } from '../canvas-raster.ts';
import { paintLayer } from '../paint-layer.ts';
import { createRandom } from '../random.ts';
import type { Painter, Stage } from '../stage.ts';
import { drawLamp, drawPaving } from './embankment.ts';
import { FOREGROUND_WIDTHS } from './foreground.ts';
import { drawLeafyTree } from './leafy-tree.ts';
import { coloursOf, treeColours } from './plants.ts';

/** Where the near pavement begins, as a share of the frame's height. */
export const PAVEMENT_SHARE = 0.91;

/** The trees are a layer of their own, since they sway and lamps do not. */
export function createPavement(stage: Stage): Painter[] {
  const { layout, scene, light } = stage;
  const period = evenSize(layout.width * FOREGROUND_WIDTHS);
  const row = Math.round(layout.height * PAVEMENT_SHARE);
  const top = Math.max(0, 2 * Math.floor((row - layout.relief * 0.62) / 2));
  const height = layout.height + 8 - top;
  const random = createRandom(scene.seed, 'pavement');
  const isRight = layout.sunSide < 0;
  const share = (place: number): number =>
    (isRight ? 1 - place : place) * layout.width + layout.unit * 0.06 * (random() - 0.5);
  const lamps = [share(0.2), share(1.05), share(1.5)].map((x) => ((x % period) + period) % period);
  const trees = [share(0.03), share(1.24)];
  const ground = drawRaster(period, height, (pen) => {
    pen.translate(0, -top);
    drawPaving(pen, stage, period, row);
    for (const x of lamps) drawLamp(pen, stage, x, row);
    drawWrapped(pen, period, { top, height }, (wide) => {
      for (const x of trees) drawRing(wide, stage, x, row);
    });
  });
  const leaves = treeColours('leaves', light, layout.sunSide, 0.02);
  const crowns = drawRaster(period, height, (pen) => {
    pen.translate(0, -top);
    drawWrapped(pen, period, { top, height }, (wide) => {
      for (const [tree, x] of trees.entries()) {
        drawLeafyTree(
          wide,
          random,
          coloursOf(leaves, tree),
          x,
          row + layout.unit * 0.012,
          layout.relief * 0.52,
        );
      }
    });
  });
  const sway = { footRow: row, pixels: layout.unit * 0.008 };
  return [
    paintLayer(stage, ground, { depth: 1, top, repeats: true }),
    paintLayer(stage, crowns, { depth: 1, top, repeats: true, sway }),
  ];
}

function drawRing(pen: Pen, { layout, light }: Stage, x: number, row: number): void {
  const { unit } = layout;
  pen.fillStyle = css(mix(lit([60, 50, 42], light, 0.2), BLACK, 0.3));
  pen.beginPath();
  pen.ellipse(x, row + unit * 0.012, unit * 0.05, unit * 0.009, 0, 0, 2 * Math.PI);
  pen.fill();
}
