/** Colours of plants under a light, and the pens' way of drawing grass. */

import { BLACK, type Colour, css, mix, WHITE } from '../../looks/colour.ts';
import { lit } from '../../looks/lit.ts';
import type { Light } from '../../looks/light.ts';
import type { Pen } from '../canvas-raster.ts';
import type { GroundLine } from './ground-line.ts';
import type { Random } from '../random.ts';

/** From the dark inside of a plant to the edge that the sun catches. */
export interface PlantColours {
  readonly dark: Colour;
  readonly middle: Colour;
  readonly bright: Colour;
  readonly snow: Colour;
  readonly snowCover: number;
  readonly trunk: Colour;
  readonly sunSide: -1 | 1;
}

export function plantColours(
  surface: Colour,
  light: Light,
  sunSide: -1 | 1,
  haze: number,
): PlantColours {
  const seen = (colour: Colour): Colour => mix(colour, light.haze, haze);
  return {
    dark: seen(mix(lit(surface, light, 0), BLACK, 0.42)),
    middle: seen(lit(surface, light, 0.22)),
    bright: seen(mix(lit(surface, light, 1), lit(light.sun, light, 0.6), 0.18)),
    snow: seen(lit(mix(light.materials.snow, WHITE, 0.4), light, 0.85)),
    snowCover: light.snowCover,
    trunk: seen(mix(lit(light.materials.wood, light, 0.15), BLACK, 0.3)),
    sunSide,
  };
}

export type TreeColours = readonly [PlantColours, ...PlantColours[]];

/** One for each colour that trees have in this season, which they wear in turn. */
export function treeColours(
  kind: 'leaves' | 'needles',
  light: Light,
  sunSide: -1 | 1,
  haze: number,
): TreeColours {
  const [first = light.materials.forest, ...others] = light.foliage?.[kind] ?? [];
  const colours = (surface: Colour): PlantColours => plantColours(surface, light, sunSide, haze);
  return [colours(first), ...others.map(colours)];
}

export function coloursOf(trees: TreeColours, tree: number): PlantColours {
  return trees[tree % trees.length] ?? trees[0];
}

export interface GrassBed {
  readonly ground: GroundLine;
  readonly from: number;
  readonly to: number;
  readonly blades: number;
  /** Longest blade. */
  readonly length: number;
  /** Blades grow up to this far below the ground's edge. */
  readonly depth: number;
  /** Blades stand closer towards the middle and thin out to the sides. */
  readonly isTuft?: boolean;
}

/** Rows of blades, the hidden ones first, lighter towards their tips where the sun stands behind. */
export function drawGrass(pen: Pen, random: Random, colours: PlantColours, bed: GrassBed): void {
  pen.lineCap = 'round';
  for (let blade = 0; blade < bed.blades; blade++) {
    const order = blade / bed.blades;
    const across = bed.isTuft ? (random() + random()) / 2 : random();
    const x = bed.from + across * (bed.to - bed.from);
    const back = order * bed.depth;
    const length = bed.length * (0.35 + 0.65 * random()) * (0.75 + 0.45 * order);
    const lean = (random() - 0.42) * length * 0.7;
    const tone = random();
    const y = bed.ground.rowAt(x) + back + 2;
    const share = tone ** 2 * (0.9 - 0.55 * order);
    const colour = mix(
      mix(colours.dark, colours.middle, 0.75 - 0.5 * order),
      colours.bright,
      share,
    );
    pen.strokeStyle = css(mix(colour, colours.snow, colours.snowCover * (tone > 0.8 ? 0.9 : 0.5)));
    pen.lineWidth = Math.max(0.8, length * (0.035 + 0.03 * tone));
    pen.beginPath();
    pen.moveTo(x, y);
    pen.quadraticCurveTo(x + lean * 0.2, y - length * 0.6, x + lean, y - length);
    pen.stroke();
  }
}
