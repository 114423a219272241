/** A columnar cactus: ribbed, with raised arms, bright on the side of the sun. */

import { css, mix } from '../../looks/colour.ts';
import type { Pen } from '../canvas-raster.ts';
import type { Random } from '../random.ts';
import type { PlantColours } from './plants.ts';

export function drawCactus(
  pen: Pen,
  random: Random,
  colours: PlantColours,
  x: number,
  y: number,
  height: number,
): void {
  const thickness = height * 0.15;
  const arms = [-1, 1].map((side) => ({
    side,
    from: 0.32 + 0.2 * random(),
    reach: 0.17 + 0.06 * random(),
    rise: 0.2 + 0.2 * random(),
    size: 0.62 + 0.12 * random(),
    isThere: random() < 0.8,
  }));
  for (const { side, from, reach, rise, size, isThere } of arms) {
    if (!isThere) continue;
    const elbowX = x + side * height * reach;
    const elbowY = y - height * from;
    const path = (): void => {
      pen.beginPath();
      pen.moveTo(x, elbowY);
      pen.lineTo(elbowX - side * thickness * 0.3, elbowY);
      pen.quadraticCurveTo(elbowX, elbowY, elbowX, elbowY - thickness * 0.4);
      pen.lineTo(elbowX, elbowY - height * rise);
    };
    drawStem(pen, colours, path, thickness * size);
  }
  const trunk = (): void => {
    pen.beginPath();
    pen.moveTo(x, y);
    pen.lineTo(x, y - height + thickness * 0.5);
  };
  drawStem(pen, colours, trunk, thickness);
}

/** Strokes of one path, each narrower and shifted towards the sun, look round. */
function drawStem(pen: Pen, colours: PlantColours, path: () => void, thickness: number): void {
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  const { dark, middle, bright, sunSide } = colours;
  for (const [share, shift, colour] of [
    [1, 0, mix(dark, middle, 0.25)],
    [0.74, 0.1, middle],
    [0.4, 0.22, mix(middle, bright, 0.45)],
    [0.1, 0.36, bright],
  ] as const) {
    pen.save();
    pen.translate(sunSide * thickness * shift, 0);
    pen.strokeStyle = css(mix(colour, colours.snow, colours.snowCover * 0.25 * (1 - share)));
    pen.lineWidth = thickness * share;
    path();
    pen.stroke();
    pen.restore();
  }
  for (const rib of [-0.3, -0.08, 0.14]) {
    pen.save();
    pen.translate(rib * thickness, 0);
    pen.strokeStyle = css(dark, 0.4);
    pen.lineWidth = Math.max(0.6, thickness * 0.05);
    path();
    pen.stroke();
    pen.restore();
  }
}
