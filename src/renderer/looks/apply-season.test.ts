/** Plants turn with the season, snow lies in winter under any sky, and what has no leaves stays. */
import { describe, expect, test } from 'vitest';
import { applyPlaceColours } from './apply-place-colours.ts';
import { layWinterSnow, turnPlants } from './apply-season.ts';
import { luminance } from './colour.ts';
import { labFromColour } from './lab.ts';
import { resolveLook } from './resolve-look.ts';
import { TIMES_OF_DAY_LIGHT } from './times-of-day.ts';

const summer = TIMES_OF_DAY_LIGHT.day;
const LOOK = { time: 'day', weather: 'clear', style: 'natural', palette: null } as const;

test('Without a season nothing changes', () => {
  expect(turnPlants(summer, undefined)).toBe(summer);
  expect(layWinterSnow(summer, LOOK)).toBe(summer);
});

test.each(['grass', 'meadow', 'forest'] as const)(
  'In autumn the %s is no longer green',
  (plant) => {
    const greenness = (colour: readonly [number, number, number]): number =>
      -labFromColour(colour)[1];
    const autumn = turnPlants(summer, 'autumn');
    const spring = turnPlants(summer, 'spring');
    expect(greenness(autumn.materials[plant])).toBeLessThan(5);
    expect(greenness(spring.materials[plant])).toBeGreaterThan(greenness(summer.materials[plant]));
  },
);

test.each(['autumn', 'spring'] as const)(
  'In %s trees differ, and sky, rock and sand stay',
  (season) => {
    const { foliage, materials, ...turned } = turnPlants(summer, season);
    expect(new Set(foliage?.leaves.map(String)).size).toBeGreaterThan(3);
    expect(turned).toMatchObject({ sky: summer.sky, waterDepth: summer.waterDepth });
    expect(materials).toMatchObject({ rock: summer.materials.rock, sand: summer.materials.sand });
  },
);

describe('Winter', () => {
  test('lays snow under a clear sky, and less of it under rain', () => {
    const sunny = resolveLook({ ...LOOK, season: 'winter' });
    const rainy = resolveLook({ ...LOOK, season: 'winter', weather: 'rain' });
    expect(sunny.snowCover).toBe(1);
    expect(rainy.snowCover).toBeGreaterThan(0);
    expect(rainy.snowCover).toBeLessThan(1);
    expect(luminance(sunny.materials.meadow)).toBeGreaterThan(luminance(rainy.materials.meadow));
    expect(sunny.sky).toEqual(summer.sky);
  });
  test('adds nothing to snow that falls', () => {
    const snow = { ...LOOK, weather: 'snow' } as const;
    expect(resolveLook({ ...snow, season: 'winter' })).toEqual(resolveLook(snow));
  });
});

test('A colour that is asked for the land wins over the season', () => {
  const autumn = turnPlants(summer, 'autumn');
  expect(applyPlaceColours(autumn, 'forest', { land: '#6b3fa0' }).foliage).toBeNull();
  expect(applyPlaceColours(autumn, 'forest', { sky: '#6b3fa0' }).foliage).toEqual(autumn.foliage);
});
