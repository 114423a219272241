/** The open sea with a headland, and a beach with palms in front. */

import { beachLine, createBeach } from '../layers/beach.ts';
import { createClouds } from '../layers/clouds.ts';
import { createRidge } from '../layers/ridges.ts';
import { createSky } from '../layers/sky.ts';
import { createWater } from '../layers/water.ts';
import type { Plan, Stage } from '../stage.ts';

export function createCoast(stage: Stage): Plan {
  const { layout } = stage;
  const edge = beachLine(stage);
  const away = layout.sunSide < 0 ? 0.9 : 0.1;
  return {
    behind: [
      createSky(stage),
      ...createClouds(stage),
      createRidge(stage, {
        shape: {
          name: 'islands',
          resolution: 0.75,
          cells: 5,
          widths: 1.6,
          height: 0.12,
          spread: 0,
          sharpness: 0.8,
          octaves: 6,
          valley: 0,
          headland: { centre: away + layout.sunSide * 0.28, reach: 0.26 },
        },
        surface: { kind: 'rock', snowLine: 2, distance: 0.75 },
        depth: 0.1,
        foot: 0.002,
      }),
      createRidge(stage, {
        shape: {
          name: 'headland',
          resolution: 0.75,
          cells: 5,
          widths: 1.8,
          height: 0.3,
          spread: 0,
          sharpness: 0.85,
          octaves: 6,
          valley: 0,
          headland: { centre: away, reach: 0.36 },
        },
        surface: { kind: 'rock', snowLine: 2, distance: 0.36 },
        depth: 0.2,
        foot: 0.003,
        forest: { kind: 'leafy', count: 400, height: 0.014, treeLine: 0.5, grouping: 0.3 },
      }),
      createWater(stage, { chop: 1.25, mirror: 0.74, endRow: layout.height }),
    ],
    front: createBeach(stage),
    // Whoever walks here keeps off the surf.
    ground: { ...edge, rowAt: (x) => edge.rowAt(x) + layout.unit * 0.03 },
  };
}
