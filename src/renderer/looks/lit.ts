/** A surface as it looks under a scene's light. */

import { type Colour, mix, multiply } from './colour.ts';
import type { Light } from './light.ts';

/** `diffuse` is the share of direct light that reaches it, 0 in shade and 1 when turned to the sun. */
export function lit(surface: Colour, light: Light, diffuse: number): Colour {
  return multiply(surface, [
    light.ambient[0] + light.direct[0] * diffuse,
    light.ambient[1] + light.direct[1] * diffuse,
    light.ambient[2] + light.direct[2] * diffuse,
  ]);
}

/** The same, seen through some of the scene's haze. */
export function litFar(surface: Colour, light: Light, diffuse: number, haze: number): Colour {
  return mix(lit(surface, light, diffuse), light.haze, haze);
}
