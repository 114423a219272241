/** Chooses and orders the painters of a scene, from the sky to what falls in front of the lens. */

import type { Setting } from '../scene/scene.ts';
import { createLake } from './settings/lake.ts';
import type { Painter, Stage } from './stage.ts';

const SETTINGS: Readonly<Record<Setting, (stage: Stage) => Painter[]>> = {
  coast: createLake,
  lake: createLake,
  city: createLake,
  mountains: createLake,
  meadow: createLake,
};

export function paintersFor(stage: Stage): Painter[] {
  return SETTINGS[stage.scene.setting](stage);
}
