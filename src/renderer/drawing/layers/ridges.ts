/** Ranges of hills and mountains behind each other, each as one repeating layer. */

import { mix } from '../../looks/colour.ts';
import type { Light } from '../../looks/light.ts';
import { canvasFromPixels, enlargeRepeating, type Pen } from '../canvas-raster.ts';
import { paintLayer } from '../paint-layer.ts';
import { createRandom } from '../random.ts';
import type { Painter, Stage } from '../stage.ts';
import { drawForest, type Forest } from './forest.ts';
import { treeColours } from './plants.ts';
import { drawTurf } from './turf.ts';
import { createTerrain, type Terrain, type TerrainShape } from './terrain.ts';
import { shadeTerrain, type TerrainSurface } from './terrain-picture.ts';

export interface Ridge {
  readonly shape: TerrainShape;
  readonly surface: RidgeSurface;
  readonly depth: number;
  /** Where the foot stands, as a share of the relief below the horizon. */
  readonly foot: number;
  readonly endRow?: number;
  readonly forest?: Forest;
}

/** The parts of a surface that differ from range to range. */
export interface RidgeSurface {
  readonly kind: 'rock' | 'forest' | 'grass' | 'sand';
  readonly snowLine: number;
  /** 0: near; 1: as far as land can be seen. */
  readonly distance: number;
}

export function createRidge(stage: Stage, ridge: Ridge): Painter {
  const { layout, light, scene, geometry } = stage;
  const terrain = geometry.once(ridge.shape.name, () =>
    createTerrain(layout, scene.seed, ridge.shape),
  );
  const surface = surfaceUnder(light, ridge.surface);
  const pixels = shadeTerrain(terrain, light, layout.sunSide, surface);
  const canvas = canvasFromPixels(pixels, terrain.columns, terrain.rows);
  const width = terrain.columns / terrain.resolution;
  const height = terrain.rows / terrain.resolution;
  const { forest } = ridge;
  const grow = (pen: Pen): void => {
    if (ridge.surface.kind === 'grass') growTurf(stage, ridge, terrain, pen);
    if (forest) growForest(stage, ridge, terrain, forest, pen);
  };
  const foot = layout.horizon + ridge.foot * layout.relief;
  return paintLayer(stage, enlargeRepeating(canvas, width, height, grow), {
    depth: ridge.depth,
    top: foot + terrain.apronRows / terrain.resolution - height,
    repeats: true,
    ...(ridge.endRow === undefined ? {} : { endRow: ridge.endRow }),
  });
}

function growTurf({ layout, light, scene }: Stage, ridge: Ridge, terrain: Terrain, pen: Pen): void {
  const random = createRandom(scene.seed, `${ridge.shape.name}-turf`);
  drawTurf(pen, random, terrain, light, {
    count: Math.round((2200 * ridge.shape.widths * layout.width) / layout.relief),
    size: layout.relief * (0.008 + 0.022 * ridge.depth),
    haze: ridge.surface.distance * (0.4 + 0.8 * light.haziness),
  });
}

function growForest(
  { layout, light, scene }: Stage,
  ridge: Ridge,
  terrain: Terrain,
  forest: Forest,
  pen: Pen,
): void {
  const random = createRandom(scene.seed, `${ridge.shape.name}-forest`);
  const haze = ridge.surface.distance * (0.25 + 0.7 * light.haziness);
  const kind = forest.kind === 'leafy' ? 'leaves' : 'needles';
  const trees = treeColours(kind, light, layout.sunSide, haze);
  const width = terrain.columns / terrain.resolution;
  const size = forest.height * layout.relief;
  const count = Math.round(forest.count * ridge.shape.widths);
  drawForest(pen, random, trees, terrain, { ...forest, count }, size, width);
}

function surfaceUnder(light: Light, surface: RidgeSurface): TerrainSurface {
  const { materials, haziness, snowCover } = light;
  const low = {
    rock: materials.forest,
    forest: materials.forest,
    grass: materials.grass,
    sand: mix(materials.sand, materials.rock, 0.25),
  };
  const high = {
    rock: materials.rock,
    forest: materials.forest,
    grass: materials.meadow,
    sand: materials.sand,
  };
  const haze = surface.distance * (0.35 + 0.75 * haziness);
  return {
    low: mix(low[surface.kind], high[surface.kind], surface.kind === 'rock' ? 0.35 : 0),
    high: high[surface.kind],
    snow: materials.snow,
    snowLine: surface.snowLine - 0.22 * snowCover,
    hazeLow: Math.min(0.97, haze * 1.3 + 0.1 * haziness),
    hazeHigh: Math.min(0.92, haze * 0.72),
    relief: surface.kind === 'rock' ? 1.05 : 0.85,
  };
}
