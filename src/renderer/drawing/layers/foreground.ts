/** The nearest strip of land: dark ground with grass and, at its sides, trees. */

import { type Colour, mix } from '../../looks/colour.ts';
import { evenSize, type Pen } from '../canvas-raster.ts';
import { createRandom } from '../random.ts';
import type { Painter, Stage } from '../stage.ts';
import { createGroundLine, type GroundLine } from './ground-line.ts';
import { fillGround, paintGroundStrip, stripBottom } from './ground-strip.ts';
import { drawPine } from './pine.ts';
import { drawFlowers } from './flowers.ts';
import { coloursOf, drawGrass, plantColours, treeColours } from './plants.ts';

export interface ForegroundShape {
  /** Pines at the sides. */
  readonly trees: boolean;
  /** Flowers per stretch of ground as long as the frame's shorter side. */
  readonly flowers: number;
  /** Where the ground's edge lies, as a share of the frame's height. */
  readonly groundShare: number;
  /** The ground's own colour, before light. */
  readonly soil: Colour;
  readonly grassLength: number;
}

export const FOREGROUND_WIDTHS = 1.7;

/**
 * The line that subjects walk on, in rows of the resting frame; column 0 is its left edge. `swing`
 * is how far it rises and falls, as a share of the relief.
 */
export function foregroundLine(
  { scene, layout, geometry }: Stage,
  share: number,
  swing = 0.012,
): GroundLine {
  return geometry.once('foreground-line', () =>
    createGroundLine(createRandom(scene.seed, 'foreground-line'), {
      period: evenSize(layout.width * FOREGROUND_WIDTHS),
      row: layout.height * share,
      swing: layout.relief * swing,
      waves: [1, 2, 5],
    }),
  );
}

export function createForeground(stage: Stage, shape: ForegroundShape): Painter {
  const { layout, light } = stage;
  const { groundShare, grassLength } = shape;
  const line = foregroundLine(stage, groundShare);
  const footRow = layout.height * (groundShare + 0.03);
  const sway = { footRow, pixels: layout.unit * 0.006 };
  const strip = { line, groundShare, tallest: shape.trees ? 0.72 : 0.1, sway };
  return paintGroundStrip(stage, strip, (pen, wrapped) => {
    const colours = plantColours(light.materials.forest, light, layout.sunSide, 0.02);
    if (shape.trees) wrapped((wide) => drawPines(stage, line, wide));
    const edge = line.rowAt(0) - layout.relief * 0.02;
    const soil = mix(mix(colours.middle, shape.soil, 0.2), colours.snow, 0.75 * light.snowCover);
    const upper = mix(soil, colours.dark, 0.35);
    const lower = mix(soil, colours.dark, 0.8);
    fillGround(pen, line, stripBottom(layout), [edge, upper], [layout.height, lower]);
    const random = createRandom(stage.scene.seed, 'foreground-grass');
    drawGrass(pen, random, plantColours(light.materials.grass, light, layout.sunSide, 0.02), {
      ground: line,
      from: 0,
      to: line.period,
      blades: Math.round((line.period / layout.unit) * 1500),
      length: layout.unit * grassLength,
      depth: layout.height * (1 - groundShare) * 0.9,
    });
    drawFlowers(pen, createRandom(stage.scene.seed, 'foreground-flowers'), light, {
      ground: line,
      count: Math.round((line.period / layout.unit) * shape.flowers),
      stem: layout.unit * grassLength,
      depth: layout.height * (1 - groundShare) * 0.8,
    });
  });
}

/** Trees frame the picture: they stand near the sides and leave its middle open. */
function drawPines({ scene, layout, light }: Stage, line: GroundLine, pen: Pen): void {
  const random = createRandom(scene.seed, 'foreground-trees');
  const trees = treeColours('needles', light, layout.sunSide, 0.03);
  const { width, unit, relief } = layout;
  const isRight = layout.sunSide < 0;
  const places = Array.from({ length: 15 }, () => {
    const side = random();
    const near = random() ** 1.4;
    const reach = 0.2 * near * width;
    const x = side < 0.62 ? (isRight ? width - reach : reach) : width * (1.08 + 0.5 * random());
    return { x, height: relief * (0.14 + 0.36 * (1 - near) * random() + 0.1 * random()) };
  }).toSorted((a, b) => a.height - b.height);
  for (const [tree, place] of places.entries()) {
    drawPine(
      pen,
      random,
      coloursOf(trees, tree),
      place.x,
      line.rowAt(place.x) + unit * 0.01,
      place.height,
    );
  }
}
