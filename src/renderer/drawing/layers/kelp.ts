/** Kelp on the sea floor: long leaves that sway as one in the swell, the more the higher they reach. */

import { allocateLayer, fillLayer } from '../../compositor/planar-layer.ts';
import { css, mix } from '../../looks/colour.ts';
import { drawRaster, drawWrapped, type Pen } from '../canvas-raster.ts';
import { placeInView } from '../place-in-view.ts';
import { createRandom, type Random } from '../random.ts';
import type { Painter, Stage } from '../stage.ts';
import type { GroundLine } from './ground-line.ts';
import { type PlantColours, plantColours } from './plants.ts';

const DEPTH = 0.86;

export function createKelp(stage: Stage, line: GroundLine): Painter {
  const { layout, light, kernel, scene } = stage;
  const foot = line.rowAt(0) + layout.relief * 0.05;
  const tall = layout.relief * 0.62;
  const top = Math.max(0, 2 * Math.floor((foot - tall * 1.05) / 2));
  const height = 2 * Math.ceil((foot + layout.relief * 0.08 - top) / 2);
  const colours = plantColours(
    mix(light.materials.forest, [86, 120, 40], 0.5),
    light,
    layout.sunSide,
    0.22,
  );
  const raster = drawRaster(line.period, height, (pen) => {
    pen.translate(0, -top);
    drawWrapped(pen, line.period, { top, height }, (wide) =>
      drawStalks(wide, createRandom(scene.seed, 'kelp'), stage, colours, line, tall),
    );
  });
  const layer = allocateLayer(kernel, raster.width, raster.height, true);
  fillLayer(kernel, layer, raster);
  return ({ timeSeconds, camera, compositor }) => {
    const view = placeInView(layout, camera, DEPTH, 0, top);
    const ground = view.y + (foot - top) * view.scale;
    compositor.lay(layer, {
      left: view.x,
      top: view.y,
      scale: view.scale,
      bend: (row) => {
        const up = Math.max(0, ground - row) / tall;
        return layout.unit * 0.05 * up ** 1.3 * Math.sin(timeSeconds * 0.9 - up * 2.2);
      },
    });
  };
}

function drawStalks(
  pen: Pen,
  random: Random,
  { layout }: Stage,
  colours: PlantColours,
  line: GroundLine,
  tall: number,
): void {
  const { unit, width, sunSide } = layout;
  const isRight = sunSide < 0;
  // Two groves at the sides; the middle stays open.
  for (const [share, count] of [
    [0.08, 7],
    [0.96, 9],
    [1.32, 6],
  ] as const) {
    for (let stalk = 0; stalk < count; stalk++) {
      const at = share + (random() + random() - 1) * 0.1;
      const x = width * (isRight ? 1 - at : at);
      const height = tall * (0.45 + 0.5 * random());
      const curve = (random() - 0.5) * unit * 0.12;
      const y = line.rowAt(x) + unit * 0.05;
      const tone = random();
      drawStalk(pen, random, colours, { x, y, height, curve, tone, size: unit * 0.04 });
    }
  }
}

interface Stalk {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly curve: number;
  readonly tone: number;
  readonly size: number;
}

function drawStalk(pen: Pen, random: Random, colours: PlantColours, stalk: Stalk): void {
  const { x, y, height, curve, tone, size } = stalk;
  const leaves = Math.round(height / (size * 0.42));
  for (let leaf = 0; leaf < leaves; leaf++) {
    const up = leaf / leaves;
    const side = leaf % 2 === 0 ? -1 : 1;
    const fromX = x + curve * Math.sin(up * 3);
    const fromY = y - height * up;
    const length = size * (1.1 - 0.5 * up) * (0.8 + 0.5 * random());
    const colour = mix(
      mix(colours.dark, colours.middle, 0.3 + 0.7 * up),
      colours.bright,
      tone * up * 0.7,
    );
    pen.fillStyle = css(colour);
    pen.beginPath();
    pen.moveTo(fromX, fromY);
    pen.quadraticCurveTo(
      fromX + side * length * 0.7,
      fromY - length * 0.2,
      fromX + side * length,
      fromY - length * 1.1,
    );
    pen.quadraticCurveTo(
      fromX + side * length * 0.2,
      fromY - length * 0.7,
      fromX,
      fromY - size * 0.35,
    );
    pen.fill();
  }
  pen.strokeStyle = css(mix(colours.dark, colours.middle, 0.5));
  pen.lineWidth = size * 0.14;
  pen.beginPath();
  for (let step = 0; step <= 16; step++) {
    const up = step / 16;
    pen.lineTo(x + curve * Math.sin(up * 3), y - height * up);
  }
  pen.stroke();
}
