/** The nearest strip of land: dark ground with grass and, at its sides, trees. */

import { BLACK, type Colour, css, mix } from '../../looks/colour.ts';
import { drawRaster, evenSize } from '../canvas-raster.ts';
import { paintLayer } from '../paint-layer.ts';
import { createRandom } from '../random.ts';
import type { Painter, Stage } from '../stage.ts';
import { createGroundLine, type GroundLine } from './ground-line.ts';
import { drawPalm } from './palm.ts';
import { drawPine } from './pine.ts';
import { drawGrass, plantColours } from './plants.ts';

export interface ForegroundShape {
  readonly trees: 'pines' | 'palms' | 'none';
  /** Where the ground's edge lies, as a share of the frame's height. */
  readonly groundShare: number;
  /** The ground's own colour, before light. */
  readonly soil: Colour;
  readonly grassLength: number;
}

export const FOREGROUND_WIDTHS = 1.7;

/** The line that subjects walk on, in rows of the resting frame; column 0 is its left edge. */
export function foregroundLine({ scene, layout, geometry }: Stage, share: number): GroundLine {
  return geometry.once('foreground-line', () =>
    createGroundLine(createRandom(scene.seed, 'foreground-line'), {
      period: evenSize(layout.width * FOREGROUND_WIDTHS),
      row: layout.height * share,
      swing: layout.relief * 0.012,
      waves: [1, 2, 5],
    }),
  );
}

export function createForeground(stage: Stage, shape: ForegroundShape): Painter {
  const { layout, light } = stage;
  const line = foregroundLine(stage, shape.groundShare);
  const tallest = shape.trees === 'none' ? 0.08 : 0.62;
  const top = Math.max(0, 2 * Math.floor((layout.height * shape.groundShare - layout.relief * tallest) / 2));
  const height = layout.height + 8 - top;
  const raster = drawRaster(line.period, height, (pen) => {
    pen.translate(0, -top);
    const colours = plantColours(light.materials.forest, light, layout.sunSide, 0.02);
    if (shape.trees !== 'none') drawTrees(stage, shape, line, pen);
    const edge = line.rowAt(0) - layout.relief * 0.02;
    const gradient = pen.createLinearGradient(0, edge, 0, layout.height);
    const soil = mix(colours.middle, shape.soil, 0.2);
    gradient.addColorStop(0, css(mix(soil, colours.dark, 0.35)));
    gradient.addColorStop(1, css(mix(colours.dark, BLACK, 0.35)));
    pen.fillStyle = gradient;
    pen.beginPath();
    pen.moveTo(0, layout.height + 8);
    for (let x = 0; x <= line.period; x += 4) pen.lineTo(x, line.rowAt(x));
    pen.lineTo(line.period, layout.height + 8);
    pen.fill();
    const random = createRandom(stage.scene.seed, 'foreground-grass');
    drawGrass(pen, random, plantColours(light.materials.grass, light, layout.sunSide, 0.02), {
      ground: line,
      from: 0,
      to: line.period,
      blades: Math.round((line.period / layout.unit) * 1500),
      length: layout.unit * shape.grassLength,
      depth: layout.height * (1 - shape.groundShare) * 0.9,
    });
  });
  return paintLayer(stage, raster, { depth: 1, top, repeats: true });
}

/** Trees frame the picture: they stand near the sides and leave its middle open. */
function drawTrees(
  { scene, layout, light }: Stage,
  shape: ForegroundShape,
  line: GroundLine,
  pen: Parameters<typeof drawPine>[0],
): void {
  const random = createRandom(scene.seed, 'foreground-trees');
  const colours = plantColours(light.materials.forest, light, layout.sunSide, 0.03);
  const { width, unit, relief } = layout;
  const far = layout.sunSide < 0 ? 1 : 0;
  if (shape.trees === 'palms') {
    const x = width * (far === 1 ? 0.9 : 0.1);
    const lean = far === 1 ? -0.16 : 0.16;
    drawPalm(pen, random, colours, x, line.rowAt(x) + 6, relief * 0.5, lean * (0.8 + 0.4 * random()));
    const second = x + (far === 1 ? 0.07 : -0.07) * width;
    drawPalm(pen, random, colours, second, line.rowAt(second) + 6, relief * 0.36, lean * 1.6);
    const third = width * 1.35;
    drawPalm(pen, random, colours, third, line.rowAt(third) + 6, relief * 0.44, -lean);
    return;
  }
  const places = Array.from({ length: 15 }, () => {
    const side = random();
    const near = random() ** 1.4;
    const reach = 0.2 * near * width;
    const x = side < 0.62 ? (far === 1 ? width - reach : reach) : width * (1.08 + 0.5 * random());
    return { x, height: relief * (0.14 + 0.36 * (1 - near) * random() + 0.1 * random()) };
  }).toSorted((a, b) => a.height - b.height);
  for (const place of places) {
    drawPine(pen, random, colours, place.x, line.rowAt(place.x) + unit * 0.01, place.height);
  }
}
