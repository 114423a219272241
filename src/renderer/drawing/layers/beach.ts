/** A beach: sand with a wet edge, palms and dune grass, and foam that runs up and back. */

import { type Colour, css, mix, WHITE } from '../../looks/colour.ts';
import { lit } from '../../looks/lit.ts';
import { drawRaster, drawWrapped, type Pen } from '../canvas-raster.ts';
import { paintLayer } from '../paint-layer.ts';
import { placeInView } from '../place-in-view.ts';
import { createRandom } from '../random.ts';
import { drawSpecks, type Speck } from '../specks.ts';
import { allocateLayer, fillLayer } from '../../compositor/planar-layer.ts';
import type { Painter, Stage } from '../stage.ts';
import { foregroundLine } from './foreground.ts';
import type { GroundLine } from './ground-line.ts';
import { drawPalm } from './palm.ts';
import { drawGrass, plantColours } from './plants.ts';

const BEACH_SHARE = 0.86;

/** The water's edge bends more than ground elsewhere. */
export function beachLine(stage: Stage): GroundLine {
  return foregroundLine(stage, BEACH_SHARE, 0.03);
}

export function createBeach(stage: Stage): Painter[] {
  const line = beachLine(stage);
  return [createSand(stage, line), ...createSurf(stage, line)];
}

function createSand(stage: Stage, line: GroundLine): Painter {
  const { layout } = stage;
  const top = Math.max(0, 2 * Math.floor((layout.height * BEACH_SHARE - layout.relief * 0.84) / 2));
  const raster = drawRaster(line.period, layout.height + 8 - top, (pen) => {
    pen.translate(0, -top);
    drawSand(pen, stage, line);
    const rows = { top, height: layout.height + 8 - top };
    drawWrapped(pen, line.period, rows, (wide) => drawPlants(wide, stage, line));
  });
  return paintLayer(stage, raster, { depth: 1, top, repeats: true });
}

function drawSand(pen: Pen, { layout, light, scene }: Stage, line: GroundLine): void {
  const { sand } = light.materials;
  const bottom = layout.height + 8;
  const wet: Colour = mix(lit(mix(sand, [90, 70, 50], 0.5), light, 0.45), light.sky[2], 0.35);
  const dry = lit(sand, light, 0.75);
  const edge = layout.height * BEACH_SHARE;
  const gradient = pen.createLinearGradient(0, edge, 0, bottom);
  gradient.addColorStop(0, css(wet));
  gradient.addColorStop(0.22, css(mix(wet, dry, 0.25)));
  gradient.addColorStop(0.4, css(dry));
  gradient.addColorStop(1, css(mix(dry, lit(sand, light, 0), 0.75)));
  pen.fillStyle = gradient;
  pen.beginPath();
  pen.moveTo(0, bottom);
  for (let x = 0; x <= line.period; x += 4) pen.lineTo(x, line.rowAt(x));
  pen.lineTo(line.period, bottom);
  pen.fill();
  const dark = lit(sand, light, 0.1);
  const pale = mix(dry, WHITE, 0.25);
  const random = createRandom(scene.seed, 'sand');
  const depth = bottom - edge;
  const grains = Math.round(line.period * 2.2);
  const specks: Speck[] = [];
  for (let grain = 0; grain < grains; grain++) {
    const x = random() * line.period;
    const down = 0.3 + 0.7 * random();
    const y = line.rowAt(x) + depth * down;
    const size = layout.unit * 0.0012 * (0.6 + random()) * (0.6 + down);
    const tone = random();
    const colour = tone < 0.5 ? dark : pale;
    specks.push({ x, y, radiusX: size * 2.6, radiusY: size, colour, alpha: 0.2 + 0.25 * random() });
  }
  drawSpecks(pen, specks);
}

function drawPlants(pen: Pen, { layout, light, scene }: Stage, line: GroundLine): void {
  const random = createRandom(scene.seed, 'beach-plants');
  const { width, unit, relief } = layout;
  const leaves = plantColours(light.materials.forest, light, layout.sunSide, 0.02);
  const isRight = layout.sunSide < 0;
  const lean = (isRight ? -0.2 : 0.2) * (0.8 + 0.4 * random());
  const root = isRight ? 0.91 : 0.09;
  const outward = isRight ? 0.07 : -0.07;
  const palms = [
    { share: root + outward, height: 0.4, lean: lean * 1.3 },
    { share: root, height: 0.52, lean },
    { share: 1.36, height: 0.46, lean: -lean },
  ];
  const dunes = plantColours(light.materials.meadow, light, layout.sunSide, 0.02);
  for (const palm of palms) {
    const x = palm.share * width;
    const y = line.rowAt(x) + unit * 0.045;
    drawPalm(pen, random, leaves, x, y, (0.6 * unit + 0.4 * relief) * palm.height, palm.lean);
    drawGrass(pen, random, dunes, {
      ground: {
        ...line,
        rowAt: (column) => line.rowAt(column) + unit * 0.03 + Math.abs(column - x) * 0.16,
      },
      from: x - unit * 0.22,
      to: x + unit * 0.22,
      isTuft: true,
      blades: 300,
      length: unit * 0.06,
      depth: unit * 0.05,
    });
  }
}

/** Three lines of foam that follow each other: each runs up the sand, thins out and runs back. */
function createSurf(stage: Stage, line: GroundLine): Painter[] {
  const { layout, light, kernel } = stage;
  const height = 2 * Math.ceil(layout.unit * 0.05);
  const foam = mix(lit(WHITE, light, 0.8), WHITE, light.isMoon ? 0.12 : 0.3);
  const raster = drawRaster(line.period, height, (pen) => drawFoam(pen, stage, foam, height));
  const layer = allocateLayer(kernel, raster.width, raster.height, true);
  fillLayer(kernel, layer, raster);
  const edge = layout.height * BEACH_SHARE - height * 0.55;
  return [0, 1, 2].map((wave): Painter => ({ timeSeconds, camera, compositor }) => {
    const phase = (timeSeconds / 7.5 + wave / 3) % 1;
    const run = Math.sin(phase * Math.PI);
    const arrival = -0.05 + 0.075 * (phase < 0.5 ? run : 0.55 + 0.45 * run);
    const y = edge + arrival * layout.unit;
    const view = placeInView(layout, camera, 1, wave * layout.unit * 0.43, y);
    const opacity = 0.85 * run ** 0.8;
    compositor.lay(layer, { left: view.x, top: view.y, scale: view.scale, opacity });
  });
}

function drawFoam(pen: Pen, { scene, layout }: Stage, foam: Colour, height: number): void {
  const random = createRandom(scene.seed, 'foam');
  const period = pen.canvas.width;
  const turns = [3, 7, 16].map((count) => ({
    count,
    phase: random() * 6.283,
    size: 0.5 / count ** 0.7,
  }));
  const rowAt = (x: number): number =>
    height *
    (0.62 +
      0.3 *
        turns.reduce(
          (sum, turn) => sum + turn.size * Math.sin((x / period) * turn.count * 6.283 + turn.phase),
          0,
        ));
  const specks: Speck[] = [];
  for (let bubble = 0; bubble < period * 2.4; bubble++) {
    const x = random() * period;
    const back = random() ** 2.2;
    const size = layout.unit * (0.0012 + 0.0032 * random() * (1 - back));
    const alpha = (0.2 + 0.6 * random()) * (1 - back * 0.8);
    const y = rowAt(x) - back * height * 0.55;
    for (const turn of [0, x < 12 ? period : -period]) {
      specks.push({ x: x + turn, y, radiusX: size * 2.4, radiusY: size, colour: foam, alpha });
    }
  }
  drawSpecks(pen, specks);
}
