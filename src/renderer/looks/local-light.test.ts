/** Places change the light that falls on them, and nothing that a remix relies on. */
import { describe, expect, it } from 'vitest';
import { SETTINGS, TIMES_OF_DAY, WEATHERS } from '../scene/scene.ts';
import { luminance } from './colour.ts';
import { localLight } from './local-light.ts';
import { resolveLook } from './resolve-look.ts';

const CLEAR_DAY = { time: 'day', weather: 'clear', style: 'natural', palette: null } as const;
const NIGHT = { ...CLEAR_DAY, time: 'night' } as const;

describe('localLight', () => {
  it('leaves the open country as it is', () => {
    const light = resolveLook(CLEAR_DAY);
    for (const setting of ['coast', 'lake', 'mountains', 'meadow'] as const) {
      expect(localLight(setting, light)).toBe(light);
    }
  });

  it('lights the lower sky over a city at night, and only then', () => {
    const day = resolveLook(CLEAR_DAY);
    const night = resolveLook(NIGHT);
    expect(localLight('city', day)).toBe(day);
    const glowing = localLight('city', night);
    expect(luminance(glowing.sky[3])).toBeGreaterThan(luminance(night.sky[3]));
    expect(luminance(glowing.sky[0])).toBe(luminance(night.sky[0]));
    expect(luminance(glowing.waterDepth)).toBeGreaterThan(luminance(night.waterDepth));
  });

  it('keeps a street by night darker than the sky over a city', () => {
    const night = resolveLook(NIGHT);
    const [street, city] = [localLight('street', night), localLight('city', night)];
    expect(luminance(street.ambient)).toBeLessThan(luminance(city.ambient));
    expect(street.sky).toEqual(city.sky);
    const day = resolveLook(CLEAR_DAY);
    expect(localLight('street', day)).toBe(day);
  });

  it('lights the wall of a stage at night, so that shapes stay darker than what is behind them', () => {
    const day = resolveLook(CLEAR_DAY);
    const night = resolveLook(NIGHT);
    expect(localLight('studio', day)).toBe(day);
    const stage = localLight('studio', night);
    expect(luminance(stage.sky[1])).toBeGreaterThan(1.4 * luminance(night.sky[1]));
    expect(luminance(stage.sky[1])).toBeLessThan(0.5 * luminance(day.sky[1]));
    expect(stage.direct).toEqual(night.direct);
  });

  it('brightens the air of a forest that stands in snow at night, and of no other', () => {
    const snowy = localLight('forest', resolveLook({ ...NIGHT, weather: 'snow' }));
    const bare = { ...resolveLook({ ...NIGHT, weather: 'snow' }), snowCover: 0 };
    expect(luminance(snowy.haze)).toBeGreaterThan(1.2 * luminance(localLight('forest', bare).haze));
    expect(localLight('forest', bare).sky).toEqual(bare.sky);
    const day = resolveLook({ ...CLEAR_DAY, weather: 'snow' });
    expect(localLight('forest', day).sky).toEqual(day.sky);
  });

  it.each(['room', 'underwater'] as const)(
    'of a low sun is warm in %s, that of noon is not',
    (place) => {
      const noon = resolveLook(CLEAR_DAY);
      const sunset = resolveLook({ ...CLEAR_DAY, time: 'sunset' });
      const warmthOf = ({ ambient, sky }: typeof noon) =>
        place === 'room' ? ambient[0] - ambient[2] : sky[1][0] - sky[1][2];
      const plain = { ...sunset, sun: noon.sun };
      expect(warmthOf(localLight(place, sunset))).toBeGreaterThan(
        warmthOf(localLight(place, plain)),
      );
      if (place === 'room') expect(localLight(place, noon)).toBe(noon);
    },
  );

  it('turns the gas of space warm with a low sun, about as bright as before', () => {
    const noon = localLight('space', resolveLook(CLEAR_DAY));
    expect(noon.sky).toEqual(resolveLook(CLEAR_DAY).sky);
    for (const time of ['golden', 'sunset'] as const) {
      const plain = resolveLook({ ...CLEAR_DAY, time });
      const { sky } = localLight('space', plain);
      sky.forEach((colour, index) => {
        expect(colour[0]).toBeGreaterThan(colour[2]);
        expect(Math.abs(luminance(colour) - luminance(plain.sky[index]!))).toBeLessThan(20);
      });
    }
  });

  it('shows neither disc nor stars nor snow under water', () => {
    const { discStrength, starStrength, snowCover, sky } = localLight(
      'underwater',
      resolveLook({ ...NIGHT, weather: 'snow' }),
    );
    expect([discStrength, starStrength, snowCover]).toEqual([0, 0, 0]);
    expect(luminance(sky[3])).toBeLessThan(luminance(sky[1]));
  });

  it('keeps every colour and share in its range', () => {
    for (const setting of SETTINGS) {
      for (const time of TIMES_OF_DAY) {
        for (const weather of WEATHERS) {
          const light = localLight(setting, resolveLook({ ...CLEAR_DAY, time, weather }));
          const colours = [...light.sky, light.haze, light.waterDepth, light.ambient];
          for (const part of colours.flat()) {
            expect(part).toBeGreaterThanOrEqual(0);
            expect(part).toBeLessThanOrEqual(290);
          }
          expect(light.haziness).toBeLessThanOrEqual(1);
        }
      }
    }
  });
});
