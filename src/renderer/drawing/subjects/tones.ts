/** One material as a figure needs it: from the side in the light to the side in the shade. */

import { BLACK, type Colour, mix } from '../../looks/colour.ts';
import { lit } from '../../looks/lit.ts';
import type { Light } from '../../looks/light.ts';

export interface Tones {
  readonly bright: Colour;
  readonly middle: Colour;
  readonly shade: Colour;
  /** Parts on the far side, which must not be taken for near ones. */
  readonly far: Colour;
  /** The line of light along an edge that faces the sun. */
  readonly rim: Colour;
}

export function tonesOf(surface: Colour, light: Light): Tones {
  return {
    bright: mix(lit(surface, light, 1), light.sun, 0.1),
    middle: lit(surface, light, 0.6),
    shade: mix(lit(surface, light, 0.2), BLACK, 0.15),
    far: mix(lit(surface, light, 0.22), BLACK, 0.24),
    rim: mix(light.sun, lit(surface, light, 1), 0.3),
  };
}
