/** The nearest sea floor: rippled sand, boulders and corals. */

import { BLACK, type Colour, css, luminance, mix, WHITE } from '../../looks/colour.ts';
import { lit } from '../../looks/lit.ts';
import type { Pen } from '../canvas-raster.ts';
import { createRandom, type Random } from '../random.ts';
import { drawSpecks, type Speck } from '../specks.ts';
import type { Painter, Stage } from '../stage.ts';
import { foregroundLine } from './foreground.ts';
import type { GroundLine } from './ground-line.ts';
import { fillGround, paintGroundStrip, stripBottom } from './ground-strip.ts';

const GROUND_SHARE = 0.89;

const CORALS: readonly Colour[] = [
  [232, 96, 84],
  [240, 160, 70],
  [206, 92, 170],
  [242, 214, 120],
];

export function seabedLine(stage: Stage): GroundLine {
  return foregroundLine(stage, GROUND_SHARE, 0.022);
}

export function createSeabed(stage: Stage): Painter {
  const line = seabedLine(stage);
  const strip = { line, groundShare: GROUND_SHARE, tallest: 0.24 };
  return paintGroundStrip(stage, strip, (pen, wrapped) => {
    wrapped((wide) => drawGrowth(wide, stage, line, 0));
    drawFloor(pen, stage, line);
    wrapped((wide) => drawGrowth(wide, stage, line, 1));
  });
}

function drawFloor(pen: Pen, { layout, light, scene }: Stage, line: GroundLine): void {
  const bottom = stripBottom(layout);
  const bright = lit(light.materials.sand, light, 0.6);
  const shade = mix(lit(light.materials.sand, light, 0), BLACK, 0.3);
  const edge = layout.height * GROUND_SHARE;
  fillGround(pen, line, bottom, [edge, bright], [bottom, mix(bright, shade, 0.8)]);
  const pale = mix(bright, WHITE, 0.2);
  const random = createRandom(scene.seed, 'sea-grains');
  const specks: Speck[] = [];
  for (let grain = 0; grain < line.period * 1.2; grain++) {
    const x = random() * line.period;
    const down = random();
    const size = layout.unit * 0.0016 * (0.5 + random()) * (0.5 + down);
    const colour = random() < 0.5 ? shade : pale;
    const y = line.rowAt(x) + (bottom - line.rowAt(x)) * down;
    specks.push({ x, y, radiusX: size * 3, radiusY: size, colour, alpha: 0.4 });
  }
  drawSpecks(pen, specks);
}

/** `row` 0 stands behind the sand's edge, 1 before it. */
function drawGrowth(pen: Pen, { layout, light, scene }: Stage, line: GroundLine, row: 0 | 1): void {
  const random = createRandom(scene.seed, `corals-${row}`);
  const { unit, sunSide } = layout;
  const brightness = luminance(light.sky[1]) / 160;
  const count = Math.round((line.period / unit) * (row === 0 ? 7 : 5));
  for (let growth = 0; growth < count; growth++) {
    const x = ((growth + random()) / count) * line.period;
    const y = line.rowAt(x) + unit * (row === 0 ? 0.02 : 0.03 + 0.05 * random());
    const size = unit * (row === 0 ? 0.05 : 0.035) * (0.6 + 0.9 * random());
    const colour = CORALS[Math.floor(random() * CORALS.length)]!;
    const kind = random();
    if (kind < 0.4)
      drawBoulder(
        pen,
        random,
        x,
        y,
        size,
        mix(lit(light.materials.rock, light, 0.5), light.haze, 0.1),
        sunSide,
      );
    else if (kind < 0.75)
      drawBranches(
        pen,
        random,
        x,
        y,
        size * 1.5,
        mix(lit(colour, light, 0.9), colour, 0.2 * brightness),
      );
    else
      drawBrain(
        pen,
        random,
        x,
        y,
        size,
        mix(lit(colour, light, 0.8), colour, 0.16 * brightness),
        sunSide,
      );
  }
}

function drawBoulder(
  pen: Pen,
  random: Random,
  x: number,
  y: number,
  size: number,
  colour: Colour,
  sunSide: -1 | 1,
): void {
  const corners = Array.from({ length: 9 }, (_, corner) => {
    const angle = Math.PI + (corner / 8) * Math.PI;
    const reach = size * (0.8 + 0.35 * random());
    return { x: x + Math.cos(angle) * reach * 1.25, y: y + Math.sin(angle) * reach * 0.85 };
  });
  const gradient = pen.createLinearGradient(x + sunSide * size, y - size, x - sunSide * size, y);
  gradient.addColorStop(0, css(mix(colour, [255, 255, 255], 0.16)));
  gradient.addColorStop(1, css(mix(colour, BLACK, 0.55)));
  pen.fillStyle = gradient;
  pen.beginPath();
  pen.moveTo(x - size * 1.2, y + size * 0.1);
  for (const corner of corners) pen.lineTo(corner.x, corner.y);
  pen.lineTo(x + size * 1.2, y + size * 0.1);
  pen.fill();
}

/** A coral that forks three times. */
function drawBranches(
  pen: Pen,
  random: Random,
  x: number,
  y: number,
  size: number,
  colour: Colour,
): void {
  pen.lineCap = 'round';
  const grow = (
    fromX: number,
    fromY: number,
    angle: number,
    length: number,
    level: number,
  ): void => {
    const toX = fromX + Math.cos(angle) * length;
    const toY = fromY + Math.sin(angle) * length;
    pen.strokeStyle = css(mix(mix(colour, BLACK, 0.4), colour, level / 3));
    pen.lineWidth = size * (0.13 - 0.03 * level);
    pen.beginPath();
    pen.moveTo(fromX, fromY);
    pen.lineTo(toX, toY);
    pen.stroke();
    if (level === 3) return;
    for (const turn of [-0.5, 0.08, 0.55]) {
      grow(
        toX,
        toY,
        angle + turn + (random() - 0.5) * 0.3,
        length * (0.62 + 0.15 * random()),
        level + 1,
      );
    }
  };
  grow(x, y, -Math.PI / 2 + (random() - 0.5) * 0.4, size * 0.42, 0);
}

function drawBrain(
  pen: Pen,
  random: Random,
  x: number,
  y: number,
  size: number,
  colour: Colour,
  sunSide: -1 | 1,
): void {
  const gradient = pen.createRadialGradient(
    x + sunSide * size * 0.4,
    y - size * 0.7,
    size * 0.1,
    x,
    y,
    size * 1.2,
  );
  gradient.addColorStop(0, css(mix(colour, [255, 255, 255], 0.25)));
  gradient.addColorStop(1, css(mix(colour, BLACK, 0.5)));
  pen.fillStyle = gradient;
  pen.beginPath();
  pen.ellipse(x, y, size, size * 0.85, 0, Math.PI, 2 * Math.PI);
  pen.fill();
  pen.strokeStyle = css(mix(colour, BLACK, 0.5), 0.5);
  pen.lineWidth = Math.max(0.8, size * 0.04);
  for (let fold = 1; fold < 6; fold++) {
    pen.beginPath();
    pen.ellipse(
      x + (random() - 0.5) * size * 0.2,
      y,
      (size * fold) / 6,
      size * 0.8,
      0,
      Math.PI,
      2 * Math.PI,
    );
    pen.stroke();
  }
}
