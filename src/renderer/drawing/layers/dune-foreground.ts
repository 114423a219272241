/** The nearest sand: wind ripples, pebbles, dry grass, and cacti at the sides. */

import { BLACK, css, mix, WHITE } from '../../looks/colour.ts';
import { lit } from '../../looks/lit.ts';
import type { Pen } from '../canvas-raster.ts';
import { createRandom } from '../random.ts';
import type { Painter, Stage } from '../stage.ts';
import { drawCactus } from './cactus.ts';
import { foregroundLine } from './foreground.ts';
import type { GroundLine } from './ground-line.ts';
import { fillGround, paintGroundStrip, stripBottom } from './ground-strip.ts';
import { drawGrass, plantColours } from './plants.ts';

const GROUND_SHARE = 0.86;

export function duneLine(stage: Stage): GroundLine {
  return foregroundLine(stage, GROUND_SHARE, 0.028);
}

export function createDuneForeground(stage: Stage): Painter {
  const line = duneLine(stage);
  const strip = { line, groundShare: GROUND_SHARE, tallest: 0.5 };
  return paintGroundStrip(stage, strip, (pen, wrapped) => {
    drawSand(pen, stage, line);
    wrapped((wide) => drawPlants(wide, stage, line));
  });
}

function drawSand(pen: Pen, { layout, light, scene }: Stage, line: GroundLine): void {
  const { sand } = light.materials;
  const bottom = stripBottom(layout);
  const bright = lit(sand, light, 0.85);
  const shade = mix(lit(sand, light, 0.05), BLACK, 0.25);
  const edge = layout.height * GROUND_SHARE;
  fillGround(pen, line, bottom, [edge, bright], [bottom, mix(bright, shade, 0.75)]);
  const random = createRandom(scene.seed, 'ripples');
  const depth = bottom - layout.height * GROUND_SHARE;
  const ripples = 22;
  for (let ripple = 1; ripple <= ripples; ripple++) {
    const down = (ripple / ripples) ** 1.5;
    const swing = layout.unit * (0.002 + 0.008 * down);
    const turns = Math.round(line.period / (layout.unit * (0.2 + 0.35 * down)));
    const phase = random() * 6.283;
    const rowAt = (x: number): number =>
      line.rowAt(x) + depth * down + swing * Math.sin((x / line.period) * turns * 6.283 + phase);
    for (const [shift, colour] of [
      [0, shade],
      [swing * 0.5 + 1, mix(bright, WHITE, 0.12)],
    ] as const) {
      pen.strokeStyle = css(colour, 0.13);
      pen.lineWidth = Math.max(1, layout.unit * (0.002 + 0.004 * down));
      pen.beginPath();
      for (let x = 0; x <= line.period; x += 4) pen.lineTo(x, rowAt(x) + shift);
      pen.stroke();
    }
  }
  for (let pebble = 0; pebble < line.period / 7; pebble++) {
    const x = random() * line.period;
    const down = random();
    const size = layout.unit * 0.0022 * (0.4 + random() ** 3 * 3) * (0.5 + down);
    pen.fillStyle = css(mix(lit(light.materials.rock, light, 0.3), shade, 0.3), 0.8);
    pen.beginPath();
    pen.ellipse(x, line.rowAt(x) + depth * down + size, size * 1.5, size, 0, 0, 2 * Math.PI);
    pen.fill();
  }
}

function drawPlants(pen: Pen, { layout, light, scene }: Stage, line: GroundLine): void {
  const random = createRandom(scene.seed, 'desert-plants');
  const { width, unit, sunSide } = layout;
  const skin = plantColours(mix(light.materials.forest, [96, 140, 90], 0.5), light, sunSide, 0.03);
  const dry = plantColours(
    mix(light.materials.meadow, light.materials.sand, 0.45),
    light,
    sunSide,
    0.03,
  );
  const isRight = sunSide < 0;
  const places = [0.1, 0.24, 0.93, 1.2, 1.42].map((share) => ({
    x: width * ((isRight ? 1 - share : share) + 0.05 * (random() - 0.5)),
    size: unit * (0.16 + 0.22 * random()),
    arms: random(),
  }));
  for (const { x, size, arms } of places) {
    const y = line.rowAt(x) + unit * 0.03;
    if (arms > 0.25) drawCactus(pen, random, skin, x, y, size * 1.15);
    drawGrass(pen, random, dry, {
      ground: { ...line, rowAt: (column) => line.rowAt(column) + unit * 0.025 },
      from: x - unit * 0.14,
      to: x + unit * 0.14,
      isTuft: true,
      blades: 110,
      length: unit * 0.05,
      depth: unit * 0.025,
    });
  }
}
