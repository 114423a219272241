/** What stands on a windowsill: a few books and a plant in its pot. */

import { type Colour, css, mix } from '../../looks/colour.ts';
import type { Light } from '../../looks/light.ts';
import type { Pen } from '../canvas-raster.ts';
import type { Layout } from '../layout.ts';
import type { Random } from '../random.ts';
import type { Stage } from '../stage.ts';
import { indoors } from './indoors.ts';
import { plantColours } from './plants.ts';
import type { WindowShape } from './window-shape.ts';

const SPINES: readonly Colour[] = [
  [150, 60, 52],
  [56, 92, 120],
  [196, 160, 84],
  [72, 110, 82],
  [120, 80, 110],
];

export function drawBooks(
  pen: Pen,
  random: Random,
  { unit, sunSide }: Layout,
  light: Light,
  hole: WindowShape,
): void {
  const middle = (hole.left + hole.right) / 2;
  let x = middle + sunSide * (hole.right - hole.left) * 0.24;
  for (let book = 0; book < 4; book++) {
    const width = unit * (0.016 + 0.014 * random());
    const height = unit * (0.085 + 0.035 * random());
    const spine = SPINES[Math.floor(random() * SPINES.length)]!;
    pen.fillStyle = css(indoors(spine, light, 0.9));
    pen.fillRect(x, hole.bottom - height, width, height);
    pen.fillStyle = css(indoors(spine, light, 2), 0.6);
    pen.fillRect(x, hole.bottom - height * 0.8, width, height * 0.05);
    x += width;
  }
}

export function drawPot(
  pen: Pen,
  random: Random,
  { layout, light }: Stage,
  hole: WindowShape,
): void {
  const { unit, sunSide } = layout;
  const x = (hole.left + hole.right) / 2 - sunSide * (hole.right - hole.left) * 0.28;
  const y = hole.bottom;
  const size = unit * 0.075;
  // A house plant: no snow falls on it.
  const leaves = plantColours([104, 146, 74], light, sunSide, 0);
  for (let leaf = 0; leaf < 26; leaf++) {
    const angle = -Math.PI / 2 + (leaf / 25 - 0.5) * 2.5 + (random() - 0.5) * 0.3;
    const length = size * (1 + 1.2 * random());
    const tipX = x + Math.cos(angle) * length;
    const tipY = y - size + Math.sin(angle) * length;
    pen.fillStyle = css(
      mix(mix(leaves.dark, leaves.middle, random()), leaves.bright, 0.3 * random()),
    );
    pen.beginPath();
    pen.moveTo(x, y - size);
    pen.quadraticCurveTo(
      x + Math.cos(angle - 0.35) * length * 0.6,
      y - size + Math.sin(angle - 0.35) * length * 0.7,
      tipX,
      tipY,
    );
    pen.quadraticCurveTo(
      x + Math.cos(angle + 0.35) * length * 0.6,
      y - size + Math.sin(angle + 0.35) * length * 0.7,
      x,
      y - size,
    );
    pen.fill();
  }
  const clay: Colour = [186, 104, 70];
  const gradient = pen.createLinearGradient(x - size * 0.6, 0, x + size * 0.6, 0);
  gradient.addColorStop(0, css(indoors(clay, light, sunSide < 0 ? 1.5 : 0.1)));
  gradient.addColorStop(1, css(indoors(clay, light, sunSide < 0 ? 0.1 : 1.5)));
  pen.fillStyle = gradient;
  pen.beginPath();
  pen.moveTo(x - size * 0.55, y - size);
  pen.lineTo(x + size * 0.55, y - size);
  pen.lineTo(x + size * 0.4, y);
  pen.lineTo(x - size * 0.4, y);
  pen.fill();
  pen.fillRect(x - size * 0.62, y - size * 1.08, size * 1.24, size * 0.24);
}
