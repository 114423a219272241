/** The seasons of a place: what colours its plants have, and whether snow lies on its land. */

import type { Look } from '../scene/scene.ts';
import { snowedOver } from './apply-weather.ts';
import { colourFromHex as hex } from './colour.ts';
import type { Foliage, Light, Materials } from './light.ts';

type Plants = Pick<Materials, 'grass' | 'meadow' | 'forest'>;

/** By number of tree: each has one of them. */
const TURNED: Readonly<Record<'spring' | 'autumn', Foliage & { readonly plants: Plants }>> = {
  autumn: {
    plants: { grass: hex('#9c8240'), meadow: hex('#c49a48'), forest: hex('#a05a26') },
    air: hex('#f6ab58'),
    leaves: ['#c2501f', '#e2a02c', '#a83222', '#d77a22', '#cf9436', '#8c7a30'].map(hex),
    needles: ['#4d6138', '#c98f2e', '#5d6636', '#b8702a', '#455c36', '#d1a23c'].map(hex),
  },
  spring: {
    plants: { grass: hex('#74ab3c'), meadow: hex('#a3c653'), forest: hex('#55913e') },
    air: hex('#c8f0a4'),
    leaves: ['#7fb848', '#f0b6cb', '#6aa640', '#f3e6e6', '#8cc252', '#e99dbb'].map(hex),
    needles: ['#55913e', '#6aa640', '#4f8a3e'].map(hex),
  },
};

/** Before the weather, which lays its snow over these colours too. */
export function turnPlants(light: Light, season: Look['season']): Light {
  if (season !== 'spring' && season !== 'autumn') return light;
  const { plants, ...foliage } = TURNED[season];
  return { ...light, foliage, materials: { ...light.materials, ...plants } };
}

/** In winter snow lies under any sky; rain has washed half of it away. */
export function layWinterSnow(light: Light, { season, weather }: Look): Light {
  if (season !== 'winter' || weather === 'snow') return light;
  const cover = weather === 'rain' || weather === 'storm' ? 0.45 : 1;
  return { ...light, snowCover: cover, materials: snowedOver(light.materials, cover) };
}
