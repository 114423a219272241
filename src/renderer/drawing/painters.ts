/** Chooses and orders the painters of a scene, from the sky to what falls in front of the lens. */

import type { Setting } from '../scene/scene.ts';
import { createSunVeil } from './layers/sun-veil.ts';
import { createCity } from './settings/city.ts';
import { createCoast } from './settings/coast.ts';
import { createLake } from './settings/lake.ts';
import { createMeadow } from './settings/meadow.ts';
import { createMountains } from './settings/mountains.ts';
import type { Moment, Painter, Plan, Stage } from './stage.ts';
import { createSubjects } from './subjects/create-subjects.ts';
import { createFogBanks } from './weather/fog-banks.ts';
import { createParticles } from './weather/particles.ts';

const SETTINGS: Readonly<Record<Setting, (stage: Stage) => Plan>> = {
  coast: createCoast,
  lake: createLake,
  city: createCity,
  mountains: createMountains,
  meadow: createMeadow,
};

export function paintersFor(stage: Stage): Painter[] {
  const { scene, layout, light, look, kernel } = stage;
  const plan = SETTINGS[scene.setting](stage);
  const subjects = createSubjects(stage, plan);
  const particles = createParticles(kernel, layout, light, look.weather, scene.seed);
  return [
    ...plan.behind,
    ...createFogBanks(stage, 'behind'),
    ...subjects.behind,
    ...plan.front,
    ...subjects.front,
    ...createFogBanks(stage, 'front'),
    ...createSunVeil(stage),
    ...(particles ? [(moment: Moment) => particles(moment, 1)] : []),
  ];
}
