/** Chooses and orders the painters of a scene, from the sky to what falls in front of the lens. */

import type { Setting } from '../scene/scene.ts';
import { createCity } from './settings/city.ts';
import { createCoast } from './settings/coast.ts';
import { createLake } from './settings/lake.ts';
import { createMeadow } from './settings/meadow.ts';
import { createMountains } from './settings/mountains.ts';
import type { Painter, Plan, Stage } from './stage.ts';

const SETTINGS: Readonly<Record<Setting, (stage: Stage) => Plan>> = {
  coast: createCoast,
  lake: createLake,
  city: createCity,
  mountains: createMountains,
  meadow: createMeadow,
};

export function paintersFor(stage: Stage): Painter[] {
  const plan = SETTINGS[stage.scene.setting](stage);
  return [...plan.behind, ...plan.front];
}
