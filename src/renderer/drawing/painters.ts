/** Chooses and orders the painters of a scene, from the sky to what falls in front of the lens. */

import type { Setting } from '../scene/scene.ts';
import { createSunVeil } from './layers/sun-veil.ts';
import { createCity } from './settings/city.ts';
import { createCoast } from './settings/coast.ts';
import { createDesert } from './settings/desert.ts';
import { createForest } from './settings/forest.ts';
import { createLake } from './settings/lake.ts';
import { createMeadow } from './settings/meadow.ts';
import { createMountains } from './settings/mountains.ts';
import { createRoom } from './settings/room.ts';
import { createSpace } from './settings/space.ts';
import { createStreet } from './settings/street.ts';
import { createStudio } from './settings/studio.ts';
import { createUnderwater } from './settings/underwater.ts';
import { FALLING_INKS, type FallingInk } from '../looks/styles/falling-inks.ts';
import type { Moment, Painter, Plan, Stage } from './stage.ts';
import { createSubjects } from './subjects/create-subjects.ts';
import { createFogBanks } from './weather/fog-banks.ts';
import { createParticles } from './weather/particles.ts';
import { weatherStrength } from './weather/weather-strength.ts';

const SETTINGS: Readonly<Record<Setting, (stage: Stage) => Plan>> = {
  coast: createCoast,
  lake: createLake,
  city: createCity,
  mountains: createMountains,
  meadow: createMeadow,
  forest: createForest,
  desert: createDesert,
  street: createStreet,
  room: createRoom,
  underwater: createUnderwater,
  space: createSpace,
  studio: createStudio,
};

export interface ScenePainters {
  /** From back to front. */
  readonly picture: readonly Painter[];
  /** What falls in front of a finished drawing, in styles whose lines would be drawn around it. */
  readonly lens: readonly Painter[];
}

export function paintersFor(stage: Stage): ScenePainters {
  const plan = SETTINGS[stage.scene.setting](stage);
  const subjects = createSubjects(stage, plan);
  const isOutdoors = plan.air === undefined;
  const ink =
    isOutdoors && stage.look.weather !== 'wind' ? FALLING_INKS[stage.look.style] : undefined;
  const airborne = plan.air === 'none' ? [] : weatherPainters(stage, ink);
  const picture = [
    ...plan.behind,
    ...(isOutdoors ? createFogBanks(stage, 'behind') : []),
    ...(plan.air === 'outside' ? airborne : []),
    ...subjects.behind,
    ...plan.front,
    ...subjects.front,
    ...(isOutdoors ? createFogBanks(stage, 'front') : []),
    ...(isOutdoors ? createSunVeil(stage) : []),
    ...(isOutdoors && ink === undefined ? airborne : []),
  ];
  return { picture, lens: ink === undefined ? [] : airborne };
}

/** What falls or flies. */
function weatherPainters(stage: Stage, ink: FallingInk | undefined): Painter[] {
  const { kernel, layout, light, look, scene } = stage;
  const particles = createParticles(kernel, layout, light, look.weather, scene.seed, ink);
  const strength = look.weather === 'wind' ? 1 : weatherStrength(scene, look.style);
  return particles ? [(moment: Moment) => particles(moment, strength)] : [];
}
