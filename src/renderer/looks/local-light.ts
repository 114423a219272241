/** What a place itself does to the light that falls on it. */

import type { Setting } from '../scene/scene.ts';
import { type Colour, mix, scale } from './colour.ts';
import type { Light } from './light.ts';

export function localLight(setting: Setting, light: Light): Light {
  if (setting === 'city') return urbanLight(light);
  return light;
}

const LAMPLIGHT: Colour = [150, 126, 104];

/**
 * At night a city lights the air above it: the sky brightens towards the roofs and the river shows
 * that glow, so that walls, railings and waves stay as visible as they are by day.
 */
function urbanLight(light: Light): Light {
  if (!light.isMoon) return light;
  const glow = mix(scale(light.haze, 1.5), LAMPLIGHT, 0.3);
  const [zenith, upper, lower] = light.sky;
  return {
    ...light,
    sky: [zenith, mix(upper, glow, 0.3), mix(lower, glow, 0.8), glow],
    haze: mix(glow, light.haze, 0.3),
    ambient: mix(light.ambient, glow, 0.25),
    waterDepth: mix(light.waterDepth, glow, 0.42),
  };
}
