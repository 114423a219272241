/** What a place itself does to the light that falls on it. */

import type { Setting } from '../scene/scene.ts';
import { clamp, type Colour, luminance, mix, multiply, scale } from './colour.ts';
import type { Light } from './light.ts';

const PLACES: Partial<Readonly<Record<Setting, (light: Light) => Light>>> = {
  city: urbanLight,
  street: streetLight,
  room: indoorLight,
  forest: shadedLight,
  desert: dryLight,
  underwater: sunkenLight,
  space: starLight,
  studio: stageLight,
};

export function localLight(setting: Setting, light: Light): Light {
  return PLACES[setting]?.(light) ?? light;
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

/** Walls close by hold less of that glow than the sky does: a street by night is a dark one. */
function streetLight(light: Light): Light {
  if (!light.isMoon) return light;
  const urban = urbanLight(light);
  return { ...urban, ambient: scale(urban.ambient, 0.84), haze: scale(urban.haze, 0.9) };
}

/** A low sun comes in through the window and warms the whole room, whatever colour the sky has. */
function indoorLight(light: Light): Light {
  const warmth = warmthOf(light);
  if (warmth === 0) return light;
  const glow = scale(light.sun, luminance(light.ambient) / luminance(light.sun));
  return { ...light, ambient: mix(light.ambient, glow, 0.55 * warmth) };
}

/** 0 at midday, by night and without a sun, 1 when it sets. */
function warmthOf({ sun: [red, , blue], isMoon, discStrength }: Light): number {
  return isMoon ? 0 : clamp((red - blue - 40) / 80) * discStrength;
}

const LEAFY_AIR: Colour = [176, 236, 138];

/** Under leaves the air itself has their colour and is bright, and stands thick between the trunks. */
function shadedLight(open: Light): Light {
  const light = open.isMoon && open.snowCover > 0 ? snowyNight(open) : open;
  const level = luminance(light.haze) / 255;
  const leafy = scale(light.foliage?.air ?? LEAFY_AIR, level);
  return {
    ...light,
    // Snow on the ground and in the trees leaves the air white.
    haze: mix(light.haze, leafy, 0.4 * (1 - light.snowCover)),
    haziness: Math.min(1, light.haziness + 0.12),
  };
}

/** Snow throws the little light of a night back into the air: leaves stand dark before it, as by day. */
function snowyNight(light: Light): Light {
  const brighter = 1 + 0.5 * light.snowCover;
  const [zenith, upper, lower, horizon] = light.sky;
  return {
    ...light,
    sky: [zenith, scale(upper, brighter), scale(lower, brighter), scale(horizon, brighter)],
    haze: scale(light.haze, brighter),
  };
}

/** Dry air over bright ground: fewer clouds, and dust instead of blue in the distance. */
function dryLight(light: Light): Light {
  const dust = multiply(light.materials.sand, mix(light.haze, light.sky[3], 0.3));
  return {
    ...light,
    haze: mix(light.haze, dust, 0.4),
    cloudCover: light.cloudCover * 0.75,
    materials: { ...light.materials, sand: mix(light.materials.sand, [226, 172, 108], 0.55) },
  };
}

/** The sea takes red away and hides what is far in its own colour; there is no disc and no cloud. */
function sunkenLight(light: Light): Light {
  const level = luminance(light.sky[3]) / 255;
  const clear: Colour = [44 * level, 158 * level, 188 * level];
  const cool = mix(
    mix(multiply([70, 190, 214], light.sky[3]), clear, 0.55),
    light.waterDepth,
    0.15,
  );
  // A low sun's own colour, as it falls on things: the disc alone would turn the sea green.
  const lowSun = mix(light.sun, light.direct, 0.6);
  const open = mix(cool, scale(lowSun, level), 0.42 * warmthOf(light));
  const deep = mix(scale(light.waterDepth, 0.55), [6, 34, 60], 0.4);
  const tint = mix([120, 214, 226], [214, 196, 190], 0.4 * warmthOf(light));
  return {
    ...light,
    sky: [
      mix(open, scale(light.sun, level), 0.4),
      open,
      mix(open, deep, 0.45),
      mix(open, deep, 0.75),
    ],
    // Whatever the hour, light comes from the surface above.
    sunHeight: 1,
    discStrength: 0,
    direct: multiply(light.direct, tint),
    ambient: mix(multiply(light.ambient, tint), open, 0.25),
    haze: mix(open, deep, 0.5),
    haziness: Math.min(0.95, light.haziness + 0.25),
    fog: 0,
    snowCover: 0,
    starStrength: 0,
  };
}

/** At night lamps light the wall behind a stage, so that its shapes stand before it as they do by day. */
function stageLight(light: Light): Light {
  if (!light.isMoon) return light;
  const [zenith, upper, lower, horizon] = light.sky;
  return {
    ...light,
    sky: [zenith, scale(upper, 1.7), scale(lower, 1.7), scale(horizon, 1.3)],
  };
}

const AMBER: Colour = [244, 100, 26];
const EMBER: Colour = [255, 128, 72];

/** No air: a black sky whatever the hour, which only tints the clouds of gas, the dark and the sun. */
function starLight(light: Light): Light {
  const night: Colour = [5, 7, 18];
  const warmth = Math.min(1, 1.3 * warmthOf(light));
  const [zenith, upper, lower, horizon] = light.sky;
  const tinted = (colour: Colour, tint: Colour, share: number): Colour =>
    mix(colour, asBrightAs(tint, luminance(colour)), share * warmth);
  return {
    ...light,
    sky: [
      tinted(zenith, AMBER, 1),
      tinted(upper, AMBER, 0.8),
      tinted(lower, EMBER, 0.8),
      tinted(horizon, AMBER, 0.5),
    ],
    haze: mix(scale(light.haze, 0.3), night, 0.5),
    fog: 0,
    snowCover: 0,
  };
}

/** As near to it as a screen can show the colour. */
function asBrightAs(colour: Colour, level: number): Colour {
  const [red, green, blue] = scale(colour, level / luminance(colour));
  return [Math.min(255, red), Math.min(255, green), Math.min(255, blue)];
}
