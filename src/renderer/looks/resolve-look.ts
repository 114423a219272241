/** From a look's words to its light. */

import type { Look } from '../scene/scene.ts';
import { applyPalette } from './apply-palette.ts';
import { applyWeather } from './apply-weather.ts';
import { layWinterSnow, turnPlants } from './apply-season.ts';
import type { Light } from './light.ts';
import { TIMES_OF_DAY_LIGHT } from './times-of-day.ts';

/** The palette comes before the weather, so that snow stays white and a storm stays grey. */
export function resolveLook(look: Look): Light {
  const light = turnPlants(TIMES_OF_DAY_LIGHT[look.time], look.season);
  return layWinterSnow(applyWeather(applyPalette(light, look.palette), look.weather), look);
}
