/** A conifer: tiers of drooping branches, dark inside, edged by the sun or by snow. */

import { css, mix } from '../../looks/colour.ts';
import type { Pen } from '../canvas-raster.ts';
import type { Random } from '../random.ts';
import type { PlantColours } from './plants.ts';

/** `height` reaches from the ground at `y` to the tip; `tiers` is how detailed it is. */
export function drawPine(
  pen: Pen,
  random: Random,
  colours: PlantColours,
  x: number,
  y: number,
  height: number,
  tiers = 15,
): void {
  const lean = (random() - 0.5) * height * 0.03;
  const breadth = 0.2 + 0.07 * random();
  pen.fillStyle = css(colours.trunk);
  pen.fillRect(x - height * 0.014, y - height * 0.3, height * 0.028, height * 0.3);
  for (let tier = 0; tier < tiers; tier++) {
    const up = tier / tiers;
    const top = y - height * (0.08 + 0.92 * up ** 0.92) - (height / tiers) * 1.1;
    const base = top + (height / tiers) * (2 - 0.5 * up);
    const centre = x + lean * up;
    const reach = height * breadth * (1 - up) ** 0.8 + height * 0.012;
    const spread = {
      left: reach * (0.85 + 0.3 * random()),
      right: reach * (0.85 + 0.3 * random()),
    };
    const droop = (height / tiers) * (0.35 + 0.3 * random());
    drawTier(pen, random, centre, top, base, spread, droop);
    pen.fillStyle = css(mix(colours.dark, colours.middle, 0.25 + 0.45 * up));
    pen.fill();
    drawEdge(pen, random, colours, { centre, top, base, spread, droop, height });
  }
}

function drawTier(
  pen: Pen,
  random: Random,
  centre: number,
  top: number,
  base: number,
  spread: { left: number; right: number },
  droop: number,
): void {
  const teeth = 4;
  pen.beginPath();
  pen.moveTo(centre, top);
  pen.quadraticCurveTo(
    centre + spread.right * 0.35,
    base - droop,
    centre + spread.right,
    base + droop,
  );
  for (let tooth = 1; tooth < teeth * 2; tooth++) {
    const share = tooth / (teeth * 2);
    const from = centre + spread.right;
    const edge = from - (spread.left + spread.right) * share;
    const sag = droop * Math.abs(1 - 2 * share);
    const notch = tooth % 2 === 1 ? -0.5 : 0.15;
    pen.lineTo(edge, base + sag + notch * (base - top) * 0.3 * (0.6 + 0.8 * random()));
  }
  pen.lineTo(centre - spread.left, base + droop);
  pen.quadraticCurveTo(centre - spread.left * 0.35, base - droop, centre, top);
  pen.closePath();
}

interface TierEdge {
  readonly centre: number;
  readonly top: number;
  readonly base: number;
  readonly spread: { readonly left: number; readonly right: number };
  readonly droop: number;
  readonly height: number;
}

function drawEdge(pen: Pen, random: Random, colours: PlantColours, edge: TierEdge): void {
  const { centre, top, base, spread, droop, height } = edge;
  const side = colours.sunSide;
  const reach = side < 0 ? spread.left : spread.right;
  pen.lineCap = 'round';
  for (let twig = 0; twig < 5; twig++) {
    const share = (twig + random()) / 5;
    const x0 = centre + side * reach * share * 0.55;
    const y0 = top + (base - top) * (0.25 + 0.55 * share);
    const x1 = centre + side * reach * (0.35 + 0.65 * share);
    const y1 = base + droop * share - (base - top) * 0.06;
    pen.strokeStyle = css(mix(colours.middle, colours.bright, 0.25 + 0.5 * share), 0.55);
    pen.lineWidth = Math.max(0.6, height * 0.0045);
    pen.beginPath();
    pen.moveTo(x0, y0);
    pen.quadraticCurveTo((x0 + x1) / 2, y0 + (y1 - y0) * 0.3, x1, y1);
    pen.stroke();
  }
  if (colours.snowCover < 0.05) return;
  pen.strokeStyle = css(colours.snow, 0.85 * colours.snowCover);
  pen.lineWidth = Math.max(0.9, height * 0.011);
  for (const way of [-1, 1]) {
    const width = way < 0 ? spread.left : spread.right;
    pen.beginPath();
    pen.moveTo(centre + way * width * 0.12, top + (base - top) * 0.3);
    pen.quadraticCurveTo(
      centre + way * width * 0.45,
      base - droop * 0.7,
      centre + way * width * 0.9,
      base + droop * 0.7,
    );
    pen.stroke();
  }
}
