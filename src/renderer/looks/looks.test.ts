/** Looks resolve to sensible light, whatever is combined. */

import { describe, expect, it } from 'vitest';
import { STYLES, TIMES_OF_DAY, WEATHERS } from '../scene/scene.ts';
import { applyPalette, recolour } from './apply-palette.ts';
import { colourFromHex, luminance } from './colour.ts';
import { imageGrade } from './image-grade.ts';
import { colourFromLab, labFromColour } from './lab.ts';
import { resolveLook } from './resolve-look.ts';
import { TIMES_OF_DAY_LIGHT } from './times-of-day.ts';

const DAY = { time: 'day', weather: 'clear', style: 'natural', palette: null } as const;

function hue(colour: readonly [number, number, number]): number {
  const [, a, b] = labFromColour(colour);
  return (Math.atan2(b, a) * 180) / Math.PI;
}

describe('resolveLook', () => {
  it('keeps every colour and strength within its range', () => {
    for (const time of TIMES_OF_DAY) {
      for (const weather of WEATHERS) {
        const light = resolveLook({ ...DAY, time, weather });
        const colours = [
          ...light.sky,
          light.haze,
          light.cloudLit,
          ...Object.values(light.materials),
        ];
        for (const part of colours.flat()) {
          expect(part).toBeGreaterThanOrEqual(0);
          expect(part).toBeLessThanOrEqual(262);
        }
        for (const share of [light.haziness, light.fog, light.cloudCover, light.discStrength]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
      }
    }
  });

  it('hides the sun and stars behind clouds', () => {
    const clear = resolveLook({ ...DAY, time: 'night' });
    const rain = resolveLook({ ...DAY, time: 'night', weather: 'rain' });
    expect(rain.starStrength).toBeLessThan(clear.starStrength * 0.2);
    expect(rain.discStrength).toBeLessThan(clear.discStrength * 0.3);
    expect(luminance(rain.direct)).toBeLessThan(luminance(clear.direct));
  });

  it('whitens the ground in snow only', () => {
    const grass = luminance(resolveLook(DAY).materials.grass);
    expect(luminance(resolveLook({ ...DAY, weather: 'snow' }).materials.grass)).toBeGreaterThan(
      grass + 60,
    );
    expect(luminance(resolveLook({ ...DAY, weather: 'rain' }).materials.grass)).toBeCloseTo(grass);
  });
});

describe('a palette', () => {
  const [teal, sand, rust] = ['#1f7a7a', '#dcc59a', '#a4472a'].map(colourFromHex);

  it('turns hues and mostly keeps lightness', () => {
    const sky = colourFromHex('#4a93da');
    const turned = recolour(sky, rust!);
    expect(Math.abs(hue(turned) - hue(rust!))).toBeLessThan(12);
    expect(Math.abs(labFromColour(turned)[0] - labFromColour(sky)[0])).toBeLessThan(12);
  });

  it('gives the sky the first colour, light the second and land the third', () => {
    const light = applyPalette(TIMES_OF_DAY_LIGHT.day, ['#1f7a7a', '#dcc59a', '#a4472a']);
    expect(Math.abs(hue(light.sky[0]) - hue(teal!))).toBeLessThan(15);
    expect(Math.abs(hue(light.sky[3]) - hue(sand!))).toBeLessThan(25);
    expect(Math.abs(hue(light.materials.grass) - hue(rust!))).toBeLessThan(15);
    expect(applyPalette(TIMES_OF_DAY_LIGHT.day, null)).toBe(TIMES_OF_DAY_LIGHT.day);
  });
});

describe('CIELAB', () => {
  it('goes there and back within sRGB', () => {
    for (const hex of ['#000000', '#ffffff', '#1f7a7a', '#dcc59a', '#a4472a', '#0102fe']) {
      const colour = colourFromHex(hex);
      colourFromLab(labFromColour(colour)).forEach((part, index) => {
        expect(Math.abs(part - colour[index]!)).toBeLessThan(0.6);
      });
    }
  });
});

describe('imageGrade', () => {
  it('does nothing at first and takes all colour away in noir at last', () => {
    for (const style of STYLES) {
      const start = imageGrade({ ...DAY, time: 'night', weather: 'fog', style }, 0);
      expect(start).toEqual({
        contrast: 1,
        lift: 0,
        chroma: 1,
        offsetU: 0,
        offsetV: 0,
        vignette: 0,
      });
    }
    const noir = imageGrade({ ...DAY, time: 'golden', style: 'noir' }, 1);
    expect([noir.chroma, noir.offsetU, noir.offsetV].map(Math.abs)).toEqual([0, 0, 0]);
  });
});
