/** The part that was named turns towards its colour; the others keep theirs. */
import { describe, expect, test } from 'vitest';
import { applyPlaceColours } from './apply-place-colours.ts';
import { type Colour, colourFromHex } from './colour.ts';
import { labFromColour } from './lab.ts';
import { TIMES_OF_DAY_LIGHT } from './times-of-day.ts';

const light = TIMES_OF_DAY_LIGHT.day;
const PURPLE = '#6b3fa0';

function hueAwayFrom(colour: Colour, hex: string): number {
  const [, a, b] = labFromColour(colour);
  const [, otherA, otherB] = labFromColour(colourFromHex(hex));
  const turn = Math.abs(Math.atan2(b, a) - Math.atan2(otherB, otherA));
  return (Math.min(turn, 2 * Math.PI - turn) * 180) / Math.PI;
}

test('Nothing changes where no part has a colour', () => {
  expect(applyPlaceColours(light, 'forest', undefined)).toBe(light);
});

describe('a purple', () => {
  test('sky leaves land and water as they are', () => {
    const coloured = applyPlaceColours(light, 'coast', { sky: PURPLE });
    expect(hueAwayFrom(coloured.sky[0], PURPLE)).toBeLessThan(10);
    expect(coloured.materials).toEqual(light.materials);
    expect(coloured.waterDepth).toEqual(light.waterDepth);
  });
  test('land leaves sky, water, snow and wood as they are', () => {
    const coloured = applyPlaceColours(light, 'forest', { land: PURPLE });
    expect(hueAwayFrom(coloured.materials.forest, PURPLE)).toBeLessThan(10);
    expect(coloured.sky).toEqual(light.sky);
    expect(coloured.waterDepth).toEqual(light.waterDepth);
    expect(coloured.materials.snow).toEqual(light.materials.snow);
    expect(coloured.materials.wood).toEqual(light.materials.wood);
  });
  test('lake leaves sky and land as they are', () => {
    const coloured = applyPlaceColours(light, 'lake', { water: PURPLE });
    expect(hueAwayFrom(coloured.waterDepth, PURPLE)).toBeLessThan(10);
    expect(coloured.sky).toEqual(light.sky);
    expect(coloured.materials).toEqual(light.materials);
  });
});
