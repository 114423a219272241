/** A mountain lake: snowy ranges, a wooded shore, still water. */

import { createClouds } from '../layers/clouds.ts';
import { createForeground } from '../layers/foreground.ts';
import { createRidge } from '../layers/ridges.ts';
import { createSky } from '../layers/sky.ts';
import { createWater } from '../layers/water.ts';
import type { Painter, Stage } from '../stage.ts';

export function createLake(stage: Stage): Painter[] {
  const { layout } = stage;
  return [
    createSky(stage),
    ...createClouds(stage),
    createRidge(stage, {
      shape: { name: 'range-far', resolution: 0.75, cells: 4, widths: 1.25, height: 0.4, spread: 0.02, sharpness: 1, octaves: 7, valley: 0.62 },
      surface: { kind: 'rock', snowLine: 0.36, distance: 0.75 },
      depth: 0.12,
      foot: 0.01,
    }),
    createRidge(stage, {
      shape: { name: 'range-near', resolution: 0.75, cells: 5, widths: 1.4, height: 0.22, spread: 0.02, sharpness: 0.9, octaves: 7, valley: 0.35 },
      surface: { kind: 'rock', snowLine: 0.8, distance: 0.42 },
      depth: 0.22,
      foot: 0.01,
    }),
    createWater(stage, { chop: 0.8, mirror: 0.95, endRow: layout.height }),
    createForeground(stage, { trees: 'pines', groundShare: 0.9, soil: stage.light.materials.grass, grassLength: 0.05 }),
  ]; // prettier-ignore
}
