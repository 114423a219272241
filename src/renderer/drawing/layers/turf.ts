/** What makes a green slope a meadow: tufts of darker and lighter grass, and flowers. */

import { type Colour, mix } from '../../looks/colour.ts';
import { lit } from '../../looks/lit.ts';
import type { Light } from '../../looks/light.ts';
import type { Pen } from '../canvas-raster.ts';
import type { Random } from '../random.ts';
import { drawSpecks, type Speck } from '../specks.ts';
import { type Terrain, terrainRow } from './terrain.ts';

export interface Turf {
  /** Tufts over one period. */
  readonly count: number;
  /** Width of a near tuft in pixels. */
  readonly size: number;
  readonly haze: number;
}

const BLOSSOMS: readonly Colour[] = [
  [236, 214, 84],
  [244, 240, 232],
  [206, 92, 122],
  [150, 120, 206],
];

/** Tufts and flowers stand in drifts, not evenly, and get smaller with distance. */
export function drawTurf(
  pen: Pen,
  random: Random,
  terrain: Terrain,
  light: Light,
  turf: Turf,
): void {
  const { columns, depths, resolution } = terrain;
  const drifts = Array.from({ length: 14 }, () => random() * columns);
  const seen = (colour: Colour): Colour => mix(colour, light.haze, turf.haze);
  const dark = seen(lit(light.materials.grass, light, 0.12));
  const bright = seen(lit(light.materials.meadow, light, 1));
  const powder = seen(lit(light.materials.snow, light, 1));
  const specks: Speck[] = [];
  for (let tuft = 0; tuft < turf.count; tuft++) {
    const drift = drifts[Math.floor(random() * drifts.length)]!;
    const isDrifting = random() < 0.55;
    const spread = (random() + random() - 1) * columns * 0.05;
    const place = isDrifting ? drift + spread : random() * columns;
    const column = Math.floor(((place % columns) + columns) % columns);
    const away = random() ** 1.5;
    const depth = Math.floor(away * (depths - 1));
    const tone = random();
    const kind = random();
    const x = column / resolution;
    const y = terrainRow(terrain, column, depth) / resolution;
    const size = turf.size * (1 - 0.75 * away) * (0.5 + random());
    const blossom = BLOSSOMS[Math.floor(tone * BLOSSOMS.length)]!;
    const isFlower = kind < 0.2 && isDrifting;
    const flower = mix(seen(lit(blossom, light, 0.9)), bright, light.snowCover);
    const grass = mix(
      tone < 0.5 ? dark : bright,
      powder,
      (tone < 0.5 ? 0.55 : 0.9) * light.snowCover,
    );
    specks.push(
      isFlower
        ? { x, y, radiusX: size * 0.2, radiusY: size * 0.16, colour: flower, alpha: 0.9 }
        : { x, y, radiusX: size * 1.6, radiusY: size * 0.22, colour: grass, alpha: 0.26 },
    );
  }
  drawSpecks(pen, specks);
}
