/** A mountain lake: snowy ranges, a wooded shore, still water, and pines on the near bank. */

import { createClouds } from '../layers/clouds.ts';
import { createForeground, foregroundLine } from '../layers/foreground.ts';
import { createRidge } from '../layers/ridges.ts';
import { createSky } from '../layers/sky.ts';
import { createWater } from '../layers/water.ts';
import type { Plan, Stage } from '../stage.ts';

const GROUND_SHARE = 0.9;

export function createLake(stage: Stage): Plan {
  return {
    behind: [
      createSky(stage),
      ...createClouds(stage),
      createRidge(stage, {
        shape: {
          name: 'range-far',
          resolution: 0.75,
          cells: 4,
          widths: 1.25,
          height: 0.4,
          spread: 0.02,
          sharpness: 1,
          octaves: 6,
          valley: 0.62,
        },
        surface: { kind: 'rock', snowLine: 0.36, distance: 0.75 },
        depth: 0.12,
        foot: 0.01,
      }),
      createRidge(stage, {
        shape: {
          name: 'range-near',
          resolution: 0.75,
          cells: 5,
          widths: 1.4,
          height: 0.2,
          spread: 0.02,
          sharpness: 0.9,
          octaves: 6,
          valley: 0.35,
        },
        surface: { kind: 'rock', snowLine: 0.95, distance: 0.42 },
        depth: 0.2,
        foot: 0.008,
      }),
      createRidge(stage, {
        shape: {
          name: 'shore',
          resolution: 0.5,
          cells: 4,
          widths: 1.5,
          height: 0.07,
          spread: 0.012,
          sharpness: 0.2,
          octaves: 5,
          valley: 0.5,
        },
        surface: { kind: 'forest', snowLine: 2, distance: 0.22 },
        depth: 0.28,
        foot: 0.006,
        forest: { kind: 'pine', count: 620, height: 0.034, treeLine: 2, grouping: 0.1 },
      }),
      createWater(stage, { chop: 0.8, mirror: 0.95, endRow: stage.layout.height }),
    ],
    front: [
      createForeground(stage, {
        trees: true,
        flowers: 6,
        groundShare: GROUND_SHARE,
        soil: stage.light.materials.grass,
        grassLength: 0.05,
      }),
    ],
    ground: foregroundLine(stage, GROUND_SHARE),
  };
}
