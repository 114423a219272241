/** A city on a river: two rows of buildings, their lights on the water, a promenade in front. */

import { createClouds } from '../layers/clouds.ts';
import { createEmbankment, EMBANKMENT_SHARE } from '../layers/embankment.ts';
import { levelLine } from '../layers/ground-line.ts';
import { createRidge } from '../layers/ridges.ts';
import { createSky } from '../layers/sky.ts';
import { createSkyline } from '../layers/skyline.ts';
import { createWater } from '../layers/water.ts';
import type { Plan, Stage } from '../stage.ts';

export function createCity(stage: Stage): Plan {
  return {
    behind: [
      createSky(stage),
      ...createClouds(stage),
      createRidge(stage, {
        shape: {
          name: 'hills',
          resolution: 0.5,
          cells: 4,
          widths: 1.25,
          height: 0.16,
          spread: 0.01,
          sharpness: 0.4,
          octaves: 6,
          valley: 0.4,
        },
        surface: { kind: 'forest', snowLine: 2, distance: 0.9 },
        depth: 0.1,
        foot: 0.01,
      }),
      createSkyline(stage, {
        name: 'skyline-far',
        height: 0.42,
        buildingWidth: 0.055,
        widths: 1.3,
        depth: 0.2,
        haze: 0.62,
      }),
      createSkyline(stage, {
        name: 'skyline-near',
        height: 0.34,
        buildingWidth: 0.085,
        widths: 1.5,
        depth: 0.32,
        haze: 0.2,
      }),
      createWater(stage, { chop: 0.6, mirror: 0.92, endRow: stage.layout.height }),
    ],
    front: [createEmbankment(stage)],
    ground: levelLine(stage.layout.height * EMBANKMENT_SHARE),
  };
}
