/** A street of shops and flats seen from across the road, with lamps and trees on the near pavement. */

import { createClouds } from '../layers/clouds.ts';
import { createFacades } from '../layers/facades.ts';
import { levelLine } from '../layers/ground-line.ts';
import { createPavement, PAVEMENT_SHARE } from '../layers/pavement.ts';
import { createRoadway } from '../layers/roadway.ts';
import { createSky } from '../layers/sky.ts';
import { createSkyline } from '../layers/skyline.ts';
import type { Plan, Stage } from '../stage.ts';

export function createStreet(stage: Stage): Plan {
  const facades = createFacades(stage, { depth: 0.5, foot: 0.11 });
  return {
    behind: [
      createSky(stage),
      ...createClouds(stage),
      createSkyline(stage, {
        name: 'street-towers',
        height: 0.5,
        buildingWidth: 0.1,
        widths: 1.3,
        depth: 0.2,
        haze: 0.6,
      }),
      facades.paint,
      createRoadway(stage, facades.footRow),
      ...facades.paintMirrored,
    ],
    front: createPavement(stage),
    ground: levelLine(stage.layout.height * (PAVEMENT_SHARE + 0.01)),
  };
}
