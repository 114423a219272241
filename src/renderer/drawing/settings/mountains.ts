/** High mountains over a wooded valley. */

import { createClouds } from '../layers/clouds.ts';
import { createForeground, foregroundLine } from '../layers/foreground.ts';
import { createRidge } from '../layers/ridges.ts';
import { createSky } from '../layers/sky.ts';
import { createWater } from '../layers/water.ts';
import type { Plan, Stage } from '../stage.ts';
import { ON_WATER } from '../subjects/on-water.ts';

const GROUND_SHARE = 0.9;

/** A boat or a fish turns the valley into a lake. */
export function createMountains(stage: Stage): Plan {
  const isLake = stage.scene.subjects.some((subject) => ON_WATER.has(subject));
  return {
    behind: [
      createSky(stage),
      ...createClouds(stage),
      createRidge(stage, {
        shape: {
          name: 'range-far',
          resolution: 0.62,
          cells: 4,
          widths: 1.25,
          height: 0.5,
          spread: 0.03,
          sharpness: 1,
          octaves: 6,
          valley: 0.72,
        },
        surface: { kind: 'rock', snowLine: 0.3, distance: 0.72 },
        depth: 0.12,
        foot: 0.01,
      }),
      createRidge(stage, {
        shape: {
          name: 'range-near',
          resolution: 0.62,
          cells: 4,
          widths: 1.4,
          height: 0.3,
          spread: 0.05,
          apron: 0.1,
          sharpness: 0.95,
          octaves: 6,
          valley: 0.66,
        },
        surface: { kind: 'rock', snowLine: 0.62, distance: 0.4 },
        depth: 0.24,
        foot: 0.04,
        forest: { kind: 'pine', count: 500, height: 0.022, treeLine: 0.3, grouping: 0.2 },
      }),
      createRidge(stage, {
        shape: {
          name: 'foothills',
          resolution: 0.4,
          cells: 4,
          widths: 1.5,
          height: 0.14,
          spread: 0.1,
          apron: 0.1,
          sharpness: 0.25,
          octaves: 5,
          valley: 0.3,
        },
        surface: { kind: 'forest', snowLine: 2, distance: 0.24 },
        depth: 0.42,
        foot: isLake ? 0.012 : 0.12,
        forest: { kind: 'pine', count: 900, height: 0.05, treeLine: 2, grouping: 0.15 },
      }),
      isLake
        ? createWater(stage, { chop: 0.8, mirror: 0.95, endRow: stage.layout.height })
        : createRidge(stage, {
            shape: {
              name: 'valley',
              resolution: 0.36,
              cells: 3,
              widths: 1.6,
              height: 0.06,
              spread: 0.2,
              apron: 0.1,
              sharpness: 0,
              octaves: 4,
              valley: 0,
            },
            surface: { kind: 'grass', snowLine: 2, distance: 0.1 },
            depth: 0.66,
            foot: 0.36,
            forest: { kind: 'pine', count: 70, height: 0.085, treeLine: 2, grouping: 0.8 },
          }),
    ],
    front: [
      createForeground(stage, {
        trees: true,
        flowers: 14,
        groundShare: GROUND_SHARE,
        soil: stage.light.materials.grass,
        grassLength: 0.045,
      }),
    ],
    ground: foregroundLine(stage, GROUND_SHARE),
  };
}
