/** Gives the sky, the land or the water of a place the colour that was asked for it. */

import type { Look, Setting } from '../scene/scene.ts';
import { recolour, recolourLand } from './apply-palette.ts';
import { type Colour, colourFromHex, mix } from './colour.ts';
import type { Light } from './light.ts';

/** Under trees the air takes the colour of the leaves; elsewhere only a breath of the ground's. */
const LAND_IN_AIR: Partial<Readonly<Record<Setting, number>>> = { forest: 0.75, desert: 0.45 };
const LAND_IN_AIR_ELSEWHERE = 0.2;

export function applyPlaceColours(
  light: Light,
  setting: Setting,
  colours: Look['placeColours'],
): Light {
  if (colours === undefined) return light;
  let coloured = light;
  if (colours.sky !== undefined) coloured = withSky(coloured, colourFromHex(colours.sky));
  if (colours.water !== undefined) {
    coloured = {
      ...coloured,
      waterDepth: recolour(coloured.waterDepth, colourFromHex(colours.water), 0.5),
    };
  }
  if (colours.land !== undefined) {
    const share = LAND_IN_AIR[setting] ?? LAND_IN_AIR_ELSEWHERE;
    coloured = withLand(coloured, colourFromHex(colours.land), share);
  }
  return coloured;
}

function withSky(light: Light, target: Colour): Light {
  const [zenith, upper, lower, horizon] = light.sky;
  const turned = (colour: Colour, share: number): Colour => recolour(colour, target, share);
  return {
    ...light,
    sky: [
      turned(zenith, 0.35),
      turned(upper, 0.4),
      turned(lower, 0.3),
      mix(turned(horizon, 0.15), horizon, 0.3),
    ],
    haze: mix(light.haze, recolour(light.haze, target, 0), 0.4),
    cloudShade: mix(light.cloudShade, recolour(light.cloudShade, target, 0), 0.6),
  };
}

function withLand(light: Light, target: Colour, shareOfAir: number): Light {
  return {
    ...light,
    haze: mix(light.haze, recolour(light.haze, target, 0), shareOfAir),
    foliage: null,
    materials: recolourLand(light.materials, target, 0.5),
  };
}
