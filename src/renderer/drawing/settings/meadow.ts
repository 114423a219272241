/** Rolling hills with fields, trees in groups and a meadow in flower. */

import { createClouds } from '../layers/clouds.ts';
import { createForeground, foregroundLine } from '../layers/foreground.ts';
import { createRidge } from '../layers/ridges.ts';
import { createSky } from '../layers/sky.ts';
import { createWater } from '../layers/water.ts';
import type { Plan, Stage } from '../stage.ts';
import { ON_WATER } from '../subjects/on-water.ts';

const GROUND_SHARE = 0.88;

/** A boat or a fish turns the near meadow into a lake. */
export function createMeadow(stage: Stage): Plan {
  const isLake = stage.scene.subjects.some((subject) => ON_WATER.has(subject));
  return {
    behind: [
      createSky(stage),
      ...createClouds(stage),
      createRidge(stage, {
        shape: {
          name: 'hills-far',
          resolution: 0.5,
          cells: 4,
          widths: 1.25,
          height: 0.16,
          spread: 0.02,
          sharpness: 0.5,
          octaves: 6,
          valley: 0.5,
        },
        surface: { kind: 'forest', snowLine: 2, distance: 0.85 },
        depth: 0.12,
        foot: 0.02,
      }),
      createRidge(stage, {
        shape: {
          name: 'hills-middle',
          resolution: 0.5,
          cells: 3,
          widths: 1.4,
          height: 0.13,
          spread: 0.06,
          apron: 0.1,
          sharpness: 0,
          octaves: 4,
          valley: 0.4,
        },
        surface: { kind: 'grass', snowLine: 2, distance: 0.5 },
        depth: 0.24,
        foot: isLake ? 0.008 : 0.06,
        forest: { kind: 'leafy', count: 330, height: 0.026, treeLine: 2, grouping: 0.85 },
      }),
      createRidge(stage, {
        shape: {
          name: 'hills-near',
          resolution: 0.42,
          cells: 3,
          widths: 1.5,
          height: 0.11,
          spread: 0.14,
          apron: 0.1,
          sharpness: 0,
          octaves: 4,
          valley: 0.3,
        },
        surface: { kind: 'grass', snowLine: 2, distance: 0.22 },
        depth: 0.44,
        foot: isLake ? 0.012 : 0.2,
        forest: { kind: 'leafy', count: 90, height: 0.075, treeLine: 2, grouping: 0.8 },
      }),
      isLake
        ? createWater(stage, { chop: 0.8, mirror: 0.95, endRow: stage.layout.height })
        : createRidge(stage, {
            shape: {
              name: 'meadow',
              resolution: 0.36,
              cells: 2,
              widths: 1.6,
              height: 0.05,
              spread: 0.22,
              apron: 0.1,
              sharpness: 0,
              octaves: 4,
              valley: 0,
            },
            surface: { kind: 'grass', snowLine: 2, distance: 0.08 },
            depth: 0.72,
            foot: 0.46,
          }),
    ],
    front: [
      createForeground(stage, {
        trees: false,
        flowers: 90,
        groundShare: GROUND_SHARE,
        soil: stage.light.materials.grass,
        grassLength: 0.06,
      }),
    ],
    ground: foregroundLine(stage, GROUND_SHARE),
  };
}
