/** Flowers among the nearest grass. */

import { BLACK, type Colour, css, mix } from '../../looks/colour.ts';
import { lit } from '../../looks/lit.ts';
import type { Light } from '../../looks/light.ts';
import type { Pen } from '../canvas-raster.ts';
import type { Random } from '../random.ts';
import type { GroundLine } from './ground-line.ts';

export interface FlowerBed {
  readonly ground: GroundLine;
  readonly count: number;
  readonly stem: number;
  /** Flowers grow up to this far below the ground's edge. */
  readonly depth: number;
}

const PETALS: readonly Colour[] = [
  [226, 58, 50],
  [244, 240, 234],
  [240, 200, 64],
  [122, 104, 206],
];

/** Under snow there are none, but the random numbers are used up all the same. */
export function drawFlowers(pen: Pen, random: Random, light: Light, bed: FlowerBed): void {
  const stalk = mix(lit(light.materials.grass, light, 0.4), BLACK, 0.2);
  pen.globalAlpha = 1 - light.snowCover;
  pen.lineCap = 'round';
  for (let flower = 0; flower < bed.count; flower++) {
    const order = flower / bed.count;
    const x = random() * bed.ground.period;
    const y = bed.ground.rowAt(x) + order * bed.depth;
    const height = bed.stem * (0.7 + 0.6 * random());
    const lean = (random() - 0.5) * height * 0.4;
    const petal = PETALS[Math.floor(random() ** 1.3 * PETALS.length)]!;
    const size = bed.stem * (0.07 + 0.07 * random()) * (0.8 + 0.5 * order);
    pen.strokeStyle = css(stalk);
    pen.lineWidth = Math.max(0.8, size * 0.28);
    pen.beginPath();
    pen.moveTo(x, y);
    pen.quadraticCurveTo(x, y - height * 0.6, x + lean, y - height);
    pen.stroke();
    drawBlossom(pen, x + lean, y - height, size, lit(petal, light, 0.85), lit(petal, light, 0.25));
  }
  pen.globalAlpha = 1;
}

function drawBlossom(
  pen: Pen,
  x: number,
  y: number,
  size: number,
  bright: Colour,
  shade: Colour,
): void {
  for (let petal = 0; petal < 5; petal++) {
    const angle = (petal / 5) * 2 * Math.PI + x;
    pen.fillStyle = css(mix(bright, shade, Math.sin(angle) > 0.3 ? 0.6 : 0));
    pen.beginPath();
    pen.ellipse(
      x + Math.cos(angle) * size * 0.6,
      y + Math.sin(angle) * size * 0.42,
      size * 0.62,
      size * 0.44,
      angle,
      0,
      2 * Math.PI,
    );
    pen.fill();
  }
  pen.fillStyle = css(mix(shade, BLACK, 0.3));
  pen.beginPath();
  pen.ellipse(x, y, size * 0.26, size * 0.22, 0, 0, 2 * Math.PI);
  pen.fill();
}
