/** Weather as a change to the light: it takes sun away, adds haze, whitens or wets the ground. */

import type { Weather } from '../scene/scene.ts';
import { type Colour, luminance, mix, scale, WHITE } from './colour.ts';
import type { Light, Materials } from './light.ts';

interface WeatherEffect {
  /** How far the sky turns into one even grey, 0 to 1. */
  readonly overcast: number;
  readonly brightness: number;
  readonly cloudCover: number;
  readonly haziness: number;
  readonly fog: number;
  readonly chop: number;
  readonly snowCover: number;
}

const EFFECTS: Readonly<Record<Exclude<Weather, 'clear'>, WeatherEffect>> = {
  cloudy: {
    overcast: 0.4,
    brightness: 0.95,
    cloudCover: 0.8,
    haziness: 0.1,
    fog: 0,
    chop: 1.15,
    snowCover: 0,
  },
  rain: {
    overcast: 0.78,
    brightness: 0.78,
    cloudCover: 0.85,
    haziness: 0.24,
    fog: 0.14,
    chop: 1.5,
    snowCover: 0,
  },
  snow: {
    overcast: 0.6,
    brightness: 1.03,
    cloudCover: 0.6,
    haziness: 0.14,
    fog: 0.12,
    chop: 1,
    snowCover: 1,
  },
  fog: {
    overcast: 0.66,
    brightness: 0.98,
    cloudCover: 0.4,
    haziness: 0.34,
    fog: 1,
    chop: 0.75,
    snowCover: 0,
  },
  storm: {
    overcast: 0.9,
    brightness: 0.6,
    cloudCover: 0.8,
    haziness: 0.2,
    fog: 0.1,
    chop: 1.7,
    snowCover: 0,
  },
  wind: {
    overcast: 0.18,
    brightness: 0.98,
    cloudCover: 0.62,
    haziness: 0.04,
    fog: 0,
    chop: 1.45,
    snowCover: 0,
  },
  haze: {
    overcast: 0.3,
    brightness: 1,
    cloudCover: 0.3,
    haziness: 0.42,
    fog: 0,
    chop: 0.9,
    snowCover: 0,
  },
};

function greyed(colour: Colour, amount: number, brightness: number): Colour {
  const level = luminance(colour);
  const grey: Colour = [level * 0.97, level, level * 1.04];
  return scale(mix(colour, grey, amount * 0.75), brightness);
}

export function applyWeather(light: Light, weather: Weather): Light {
  if (weather === 'clear') return light;
  const effect = EFFECTS[weather];
  const { overcast, brightness } = effect;
  const [zenith, upper, lower, horizon] = light.sky;
  const even = mix(lower, horizon, 0.5);
  const sky = (colour: Colour, pull: number): Colour =>
    greyed(mix(colour, even, overcast * pull), overcast, brightness);
  const loss = 1 - overcast * 0.62;
  return {
    ...light,
    sky: [sky(zenith, 0.55), sky(upper, 0.6), sky(lower, 0.6), sky(horizon, 0.6)],
    discStrength: light.discStrength * (1 - overcast) ** 1.6,
    glow: light.glow * (1 - overcast * 0.72),
    direct: greyed(scale(light.direct, loss), overcast, 1),
    ambient: greyed(scale(light.ambient, 1 + overcast * 0.5), overcast, brightness),
    haze: greyed(mix(light.haze, even, overcast * 0.6), overcast, brightness),
    haziness: Math.min(0.95, light.haziness + effect.haziness),
    fog: effect.fog,
    cloudLit: greyed(mix(light.cloudLit, horizon, overcast * 0.3), overcast, brightness * 0.97),
    cloudShade: greyed(mix(light.cloudShade, even, overcast * 0.25), overcast, brightness * 0.95),
    cloudCover: effect.cloudCover,
    waterDepth: greyed(light.waterDepth, overcast, brightness),
    waterChop: light.waterChop * effect.chop,
    starStrength: light.starStrength * (1 - overcast) ** 2,
    windowShare: light.windowShare + (light.isMoon ? 0 : 0.12 * overcast),
    snowCover: effect.snowCover,
    materials: snowedOver(light.materials, effect.snowCover),
  };
}

export function snowedOver(materials: Materials, cover: number): Materials {
  if (cover === 0) return materials;
  const powder = mix(materials.snow, WHITE, 0.2);
  const under = (colour: Colour, share: number): Colour => mix(colour, powder, share * cover);
  return {
    ...materials,
    rock: under(materials.rock, 0.35),
    grass: under(materials.grass, 0.78),
    meadow: under(materials.meadow, 0.84),
    forest: under(materials.forest, 0.22),
    sand: under(materials.sand, 0.6),
    stone: under(materials.stone, 0.45),
    facade: under(materials.facade, 0.12),
    wood: under(materials.wood, 0.2),
    flowers: under(materials.flowers, 0.85),
  };
}
