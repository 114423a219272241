/** Inside a forest: trunks behind trunks in the light between them, moss and ferns in front. */

import { createClouds } from '../layers/clouds.ts';
import { createForeground, foregroundLine } from '../layers/foreground.ts';
import { createGrove } from '../layers/grove.ts';
import { createRidge } from '../layers/ridges.ts';
import { createSky } from '../layers/sky.ts';
import type { Plan, Stage } from '../stage.ts';

const GROUND_SHARE = 0.9;

export function createForest(stage: Stage): Plan {
  return {
    behind: [
      createSky(stage),
      ...createClouds(stage),
      createRidge(stage, {
        shape: {
          name: 'forest-hill',
          resolution: 0.5,
          cells: 3,
          widths: 1.25,
          height: 0.22,
          spread: 0.05,
          apron: 0.1,
          sharpness: 0.1,
          octaves: 5,
          valley: 0.5,
        },
        surface: { kind: 'forest', snowLine: 2, distance: 0.75 },
        depth: 0.12,
        foot: 0.03,
        forest: { kind: 'pine', count: 420, height: 0.075, treeLine: 2, grouping: 0.1 },
      }),
      createGrove(stage, { name: 'grove-far', depth: 0.25, foot: 0.05, trunks: 15, haze: 0.62 }),
      createGrove(stage, { name: 'grove-middle', depth: 0.45, foot: 0.12, trunks: 8, haze: 0.36 }),
      createGrove(stage, { name: 'grove-near', depth: 0.72, foot: 0.26, trunks: 3.2, haze: 0.12 }),
    ],
    front: [
      createForeground(stage, {
        trees: false,
        flowers: 22,
        groundShare: GROUND_SHARE,
        soil: stage.light.materials.forest,
        grassLength: 0.075,
      }),
    ],
    ground: foregroundLine(stage, GROUND_SHARE),
  };
}
