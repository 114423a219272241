/** The nearest strip of land as one layer: sand, a sea bed, a meadow's edge, each with its own growth. */

import { type Colour, css } from '../../looks/colour.ts';
import { drawRaster, drawWrapped, type Pen } from '../canvas-raster.ts';
import type { Layout } from '../layout.ts';
import { type LayerPlace, paintLayer } from '../paint-layer.ts';
import type { Painter, Stage } from '../stage.ts';
import type { GroundLine } from './ground-line.ts';

/** Below the frame, so that a camera which rises shows no end. */
const ROWS_BELOW = 8;

export interface GroundStrip {
  readonly line: GroundLine;
  /** Where the ground's edge lies, as a share of the frame's height. */
  readonly groundShare: number;
  /** How high what grows on it may reach over the edge, as a share of the relief. */
  readonly tallest: number;
  readonly sway?: LayerPlace['sway'];
}

/** Draws what reaches over one end of the strip at its other end as well. */
export type DrawWrapped = (draw: (wide: Pen) => void) => void;

/** `draw` uses the rows of the resting frame. */
export function paintGroundStrip(
  stage: Stage,
  { line, groundShare, tallest, sway }: GroundStrip,
  draw: (pen: Pen, wrapped: DrawWrapped) => void,
): Painter {
  const { layout } = stage;
  const reach = layout.height * groundShare - layout.relief * tallest;
  const top = Math.max(0, 2 * Math.floor(reach / 2));
  const height = layout.height + ROWS_BELOW - top;
  const raster = drawRaster(line.period, height, (pen) => {
    pen.translate(0, -top);
    draw(pen, (drawWide) => drawWrapped(pen, line.period, { top, height }, drawWide));
  });
  const place = { depth: 1, top, repeats: true };
  return paintLayer(stage, raster, sway === undefined ? place : { ...place, sway });
}

/** The last row of a strip. */
export function stripBottom(layout: Layout): number {
  return layout.height + ROWS_BELOW;
}

/** Fills the ground from its edge down, one colour turning into another between two rows. */
export function fillGround(
  pen: Pen,
  line: GroundLine,
  bottom: number,
  [fromRow, upper]: readonly [row: number, colour: Colour],
  [toRow, lower]: readonly [row: number, colour: Colour],
): void {
  const gradient = pen.createLinearGradient(0, fromRow, 0, toRow);
  gradient.addColorStop(0, css(upper));
  gradient.addColorStop(1, css(lower));
  pen.fillStyle = gradient;
  pen.beginPath();
  pen.moveTo(0, bottom);
  for (let x = 0; x <= line.period; x += 4) pen.lineTo(x, line.rowAt(x));
  pen.lineTo(line.period, bottom);
  pen.fill();
}
