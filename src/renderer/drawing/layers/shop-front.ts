/** The ground floor of a house: a shop window with wares, a door, a sign and a striped awning. */

import { BLACK, type Colour, css, mix, WHITE } from '../../looks/colour.ts';
import { lit } from '../../looks/lit.ts';
import type { Pen } from '../canvas-raster.ts';
import type { Random } from '../random.ts';
import type { Stage } from '../stage.ts';

interface Front {
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly height: number;
}

const CLOTHS: readonly Colour[] = [
  [176, 52, 48],
  [42, 104, 92],
  [44, 78, 132],
  [206, 142, 52],
  [120, 66, 108],
];

export function drawShop(
  pen: Pen,
  random: Random,
  { light, layout }: Stage,
  wall: (diffuse: number) => Colour,
  front: Front,
): void {
  const { x, width, top, height } = front;
  const { unit } = layout;
  const cloth = CLOTHS[Math.floor(random() * CLOTHS.length)]!;
  const isDoorLeft = random() < 0.5;
  const dark = mix(wall(0.05), BLACK, 0.45);
  pen.fillStyle = css(mix(lit(cloth, light, 0.3), dark, 0.45));
  pen.fillRect(x + width * 0.04, top, width * 0.92, height);
  const doorWidth = width * 0.2;
  const doorX = isDoorLeft ? x + width * 0.08 : x + width * 0.92 - doorWidth;
  const glassX = isDoorLeft ? doorX + doorWidth + width * 0.04 : x + width * 0.08;
  const glassWidth = width * 0.6;
  const glassTop = top + height * 0.34;
  const shine = Math.min(1, Math.max(0, (light.windowShare - 0.02) * 2.4));
  const inside = mix(mix(dark, light.sky[2], 0.35), [255, 214, 150], 0.25 + 0.45 * shine);
  const gradient = pen.createLinearGradient(0, glassTop, 0, top + height);
  gradient.addColorStop(0, css(mix(inside, WHITE, 0.08)));
  gradient.addColorStop(1, css(mix(inside, dark, 0.4)));
  pen.fillStyle = gradient;
  pen.fillRect(glassX, glassTop, glassWidth, height * 0.54);
  pen.fillRect(doorX, glassTop, doorWidth, height * 0.66);
  for (let ware = 0; ware < 9; ware++) {
    const size = height * (0.06 + 0.08 * random());
    const place = glassX + glassWidth * (0.04 + 0.86 * ((ware + random() * 0.6) / 9));
    pen.fillStyle = css(
      mix(lit(CLOTHS[Math.floor(random() * CLOTHS.length)]!, light, 0.7), inside, 0.35),
    );
    pen.fillRect(place, top + height * 0.88 - size * 1.4, size, size * 1.4);
  }
  pen.strokeStyle = css(mix(dark, BLACK, 0.3));
  pen.lineWidth = Math.max(1, unit * 0.005);
  pen.strokeRect(glassX, glassTop, glassWidth, height * 0.54);
  pen.strokeRect(doorX, glassTop, doorWidth, height * 0.66);
  pen.beginPath();
  pen.moveTo(glassX + glassWidth / 2, glassTop);
  pen.lineTo(glassX + glassWidth / 2, glassTop + height * 0.54);
  pen.stroke();
  drawSign(pen, random, wall, front, lit(cloth, light, 0.8), shine);
  drawAwning(
    pen,
    random,
    {
      x: glassX - width * 0.02,
      width: glassWidth + width * 0.04,
      top: glassTop - height * 0.04,
      height,
    },
    lit(cloth, light, 0.95),
    lit([240, 232, 216], light, 0.95),
    wall(0),
  );
}

/** A board with a few strokes for a name, which nobody is meant to read. */
function drawSign(
  pen: Pen,
  random: Random,
  wall: (diffuse: number) => Colour,
  front: Front,
  cloth: Colour,
  shine: number,
): void {
  const { x, width, top, height } = front;
  pen.fillStyle = css(mix(cloth, BLACK, 0.35));
  pen.fillRect(x + width * 0.07, top + height * 0.05, width * 0.86, height * 0.17);
  const letters = 4 + Math.floor(random() * 5);
  const size = (width * 0.44) / 9;
  const start = x + width / 2 - (letters * size) / 2;
  pen.fillStyle = css(mix(mix(wall(1), WHITE, 0.5), [255, 226, 160], shine));
  for (let letter = 0; letter < letters; letter++) {
    const left = start + letter * size;
    pen.fillRect(left, top + height * 0.085, size * 0.2, height * 0.1);
    pen.fillRect(left, top + height * (random() < 0.5 ? 0.085 : 0.15), size * 0.62, height * 0.03);
    if (random() < 0.6)
      pen.fillRect(left + size * 0.45, top + height * 0.085, size * 0.18, height * 0.1);
  }
}

function drawAwning(
  pen: Pen,
  random: Random,
  front: Front,
  cloth: Colour,
  pale: Colour,
  shade: Colour,
): void {
  const { x, width, top, height } = front;
  const stripes = 7 + 2 * Math.floor(random() * 3);
  const drop = height * 0.2;
  const flare = width * 0.03;
  for (let stripe = 0; stripe < stripes; stripe++) {
    const from = stripe / stripes;
    const to = (stripe + 1) / stripes;
    const lower = (share: number): number => x - flare + (width + 2 * flare) * share;
    pen.fillStyle = css(stripe % 2 === 0 ? cloth : pale);
    pen.beginPath();
    pen.moveTo(x + width * from, top);
    pen.lineTo(x + width * to, top);
    pen.lineTo(lower(to), top + drop);
    pen.quadraticCurveTo(lower((from + to) / 2), top + drop * 1.35, lower(from), top + drop);
    pen.fill();
  }
  pen.fillStyle = css(mix(shade, BLACK, 0.5), 0.35);
  pen.fillRect(x, top + drop * 1.2, width, height * 0.06);
}
