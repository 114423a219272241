/** Turns a look's colours towards three named ones, keeping how light or dark each of them is. */

import type { Palette } from '../scene/scene.ts';
import { type Colour, colourFromHex, mix } from './colour.ts';
import { colourFromLab, labFromColour } from './lab.ts';
import type { Light, Materials } from './light.ts';

/**
 * Takes hue from `target` and mostly keeps the lightness of `colour`. Chroma follows the target's
 * and sinks towards black and white, where sRGB has no room for it.
 */
export function recolour(colour: Colour, target: Colour, lightnessShare = 0.3): Colour {
  const [lightness] = labFromColour(colour);
  const [targetLightness, a, b] = labFromColour(target);
  const wanted = lightness + (targetLightness - lightness) * lightnessShare;
  const room = Math.min(
    1,
    Math.min(wanted / targetLightness, (108 - wanted) / (108 - targetLightness)),
  );
  return colourFromLab([wanted, a * room, b * room]);
}

export function applyPalette(light: Light, palette: Palette | null): Light {
  if (palette === null) return light;
  const [sky, glow, land] = palette.map(colourFromHex) as [Colour, Colour, Colour];
  const [zenith, upper, lower, horizon] = light.sky;
  const shine = (colour: Colour): Colour => recolour(colour, glow, 0.1);
  const halfway = mix(recolour(lower, sky, 0.15), shine(lower), 0.45);
  return {
    ...light,
    sky: [recolour(zenith, sky, 0.35), recolour(upper, sky, 0.35), halfway, shine(horizon)],
    sun: mix(shine(light.sun), light.sun, 0.4),
    direct: mix(light.direct, recolour(light.direct, glow, 0), 0.5),
    ambient: mix(light.ambient, recolour(light.ambient, land, 0), 0.25),
    haze: mix(shine(light.haze), recolour(light.haze, sky, 0), 0.2),
    cloudLit: mix(shine(light.cloudLit), light.cloudLit, 0.35),
    cloudShade: recolour(light.cloudShade, mix(glow, land, 0.35), 0.1),
    waterDepth: recolour(light.waterDepth, sky, 0.2),
    materials: landIn(light.materials, land, glow),
  };
}

function landIn(materials: Materials, land: Colour, glow: Colour): Materials {
  const share = 0.35;
  return {
    ...recolourLand(materials, land, share),
    wood: recolour(materials.wood, land, share),
    sand: recolour(materials.sand, glow, 0.2),
    flowers: recolour(materials.flowers, glow, 0.2),
    snow: mix(materials.snow, recolour(materials.snow, glow, 0.1), 0.5),
  };
}

/** What lies on the land, as snow and flowers do, and what is built of wood or glass stays. */
export function recolourLand(
  materials: Materials,
  target: Colour,
  lightnessShare: number,
): Materials {
  const turned = (colour: Colour): Colour => recolour(colour, target, lightnessShare);
  return {
    ...materials,
    rock: turned(materials.rock),
    grass: turned(materials.grass),
    meadow: turned(materials.meadow),
    forest: turned(materials.forest),
    sand: turned(materials.sand),
    stone: turned(materials.stone),
    facade: turned(materials.facade),
  };
}
