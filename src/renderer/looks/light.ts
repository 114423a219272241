/** What a look comes down to: the colours and strengths from which every layer is drawn. */

import type { Colour } from './colour.ts';

/** The colours of surfaces before any light falls on them. */
export interface Materials {
  readonly rock: Colour;
  readonly snow: Colour;
  readonly grass: Colour;
  readonly meadow: Colour;
  readonly forest: Colour;
  readonly sand: Colour;
  readonly stone: Colour;
  readonly facade: Colour;
  readonly glass: Colour;
  readonly wood: Colour;
  readonly flowers: Colour;
}

/** What a season makes of trees, each of which has its own colour. */
export interface Foliage {
  /** The colour of air under leaves that the sun shines through. */
  readonly air: Colour;
  /** At least one for the trees with leaves and for those with needles, before light. */
  readonly leaves: readonly Colour[];
  readonly needles: readonly Colour[];
}

export interface Light {
  /** Sky colours at the zenith, one third down, two thirds down, and at the horizon. */
  readonly sky: readonly [Colour, Colour, Colour, Colour];
  /** The disc of the sun or moon and its glitter on water. */
  readonly sun: Colour;
  readonly isMoon: boolean;
  /** Height of the disc over the horizon: 0 at the horizon, 1 at the upper edge. */
  readonly sunHeight: number;
  /** 0: no disc; 1: clear. */
  readonly discStrength: number;
  /** How far the sun lights up the sky around it. */
  readonly glow: number;
  /** Light from the sun and from the sky; 255 is full light. */
  readonly direct: Colour;
  readonly ambient: Colour;
  readonly haze: Colour;
  /** 0: crisp to the horizon; 1: the far hills are gone. */
  readonly haziness: number;
  /** Strength of the drifting fog banks. */
  readonly fog: number;
  readonly cloudLit: Colour;
  readonly cloudShade: Colour;
  /** Share of the sky that clouds cover. */
  readonly cloudCover: number;
  readonly waterDepth: Colour;
  /** How rough the water is; 1 is a light breeze. */
  readonly waterChop: number;
  readonly starStrength: number;
  /** Share of windows with light in them. */
  readonly windowShare: number;
  /** 0: bare ground; 1: deep snow. */
  readonly snowCover: number;
  readonly materials: Materials;
  /** Null: all are of the forest's colour. */
  readonly foliage: Foliage | null;
}
