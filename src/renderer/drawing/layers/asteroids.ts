/** Rocks that drift past the camera, each slow in its own direction. */

import { css, mix, BLACK, WHITE } from '../../looks/colour.ts';
import { lit } from '../../looks/lit.ts';
import { drawRaster, drawWrapped, evenSize, type Pen } from '../canvas-raster.ts';
import { paintLayer } from '../paint-layer.ts';
import { createRandom, type Random } from '../random.ts';
import type { Painter, Stage } from '../stage.ts';

export function createAsteroids(stage: Stage): Painter {
  const { layout, scene } = stage;
  const period = evenSize(layout.width * 1.6);
  const height = evenSize(layout.height * 1.1);
  const raster = drawRaster(period, height, (pen) =>
    drawWrapped(pen, period, { top: 0, height }, (wide) => {
      const random = createRandom(scene.seed, 'asteroids');
      const count = Math.round((22 * period) / layout.unit);
      for (let rock = 0; rock < count; rock++) {
        const x = random() * period;
        // Along a belt across the lower part of the frame.
        const y =
          height * (0.8 + 0.16 * (random() + random() - 1)) +
          0.05 * height * Math.sin((x / period) * 6.283);
        drawRock(wide, random, stage, x, y, layout.unit * (0.005 + 0.034 * random() ** 2.6));
      }
    }),
  );
  return paintLayer(stage, raster, {
    depth: 0.85,
    top: 0,
    repeats: true,
    driftPerSecond: layout.width * 0.006,
  });
}

function drawRock(
  pen: Pen,
  random: Random,
  { layout, light }: Stage,
  x: number,
  y: number,
  size: number,
): void {
  const turn = random() * 6.283;
  const corners = Array.from({ length: 11 }, (_, corner) => {
    const angle = turn + (corner / 11) * 6.283;
    const reach = size * (0.7 + 0.45 * random());
    return { x: x + Math.cos(angle) * reach * 1.25, y: y + Math.sin(angle) * reach * 0.9 };
  });
  const stone = lit(light.materials.rock, light, 0.9);
  const gradient = pen.createLinearGradient(
    x + layout.sunSide * size,
    y - size,
    x - layout.sunSide * size,
    y + size,
  );
  gradient.addColorStop(0, css(mix(stone, WHITE, 0.12)));
  gradient.addColorStop(0.5, css(mix(stone, BLACK, 0.5)));
  gradient.addColorStop(1, css(mix(stone, BLACK, 0.86)));
  pen.fillStyle = gradient;
  pen.beginPath();
  for (const corner of corners) pen.lineTo(corner.x, corner.y);
  pen.fill();
  for (let crater = 0; crater < 4; crater++) {
    const awayX = (random() - 0.5) * size;
    const awayY = (random() - 0.5) * size * 0.8;
    const radius = size * (0.08 + 0.14 * random());
    pen.fillStyle = css(mix(stone, BLACK, 0.75), 0.5);
    pen.beginPath();
    pen.ellipse(x + awayX, y + awayY, radius * 1.2, radius, 0, 0, 2 * Math.PI);
    pen.fill();
  }
}
