/** The light on surfaces inside a room. */

import { BLACK, type Colour, mix } from '../../looks/colour.ts';
import type { Light } from '../../looks/light.ts';
import { lit } from '../../looks/lit.ts';

/** Dimmer than the window at every hour, or night would turn the picture inside out. */
export function indoors(surface: Colour, light: Light, share: number): Colour {
  return mix(lit(surface, light, share * 0.6), BLACK, 0.1);
}
