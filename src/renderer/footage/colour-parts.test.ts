/** A clip falls into the parts that a viewer would name, and a palette covers all of them. */
import { describe, expect, test } from 'vitest';
import type { Lab } from '../looks/lab.ts';
import { findColourParts } from './colour-parts.ts';

/** A cloud of colours around one, always the same. */
function around([lightness, a, b]: Lab, count: number): Lab[] {
  return Array.from({ length: count }, (_, index): Lab => {
    const turn = index * 2.399963;
    const away = 5 * Math.sqrt(index / count);
    return [
      lightness + away * Math.cos(turn),
      a + away * Math.sin(turn),
      b + away * Math.sin(2 * turn),
    ];
  });
}

const SKY: Lab = [68, -4, -38];
const ROCK: Lab = [45, 6, 10];
const GRASS: Lab = [42, -26, 40];

describe('a clip of sky, rock and grass', () => {
  const samples = [...around(SKY, 400), ...around(ROCK, 300), ...around(GRASS, 350)];
  const parts = findColourParts(samples);

  test('has each of them as a part', () => {
    const owners = [SKY, ROCK, GRASS].map((colour) => {
      const shares = parts.sharesOf(colour);
      return shares.indexOf(Math.max(...shares));
    });
    expect(new Set(owners).size).toBe(3);
  });

  test('shares every colour out completely', () => {
    for (const sample of samples) {
      const shares = parts.sharesOf(sample);
      expect(shares.every((share) => share >= 0)).toBe(true);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
    }
  });

  test('gives each part another colour, the one that suits it', () => {
    const [teal, sand, rust]: Lab[] = [
      [47, -26, -8],
      [80, 2, 22],
      [42, 44, 40],
    ];
    const assigned = parts.assign([rust!, sand!, teal!]);
    expect(new Set(assigned)).toEqual(new Set([teal, sand, rust]));
    const shares = parts.sharesOf(SKY);
    expect(assigned[shares.indexOf(Math.max(...shares))]).not.toBe(rust);
  });
});

test.each([
  ['grey', around([50, 0, 0], 300).map(([lightness]): Lab => [lightness, 0, 0])],
  ['a single colour', Array.from({ length: 50 }, (): Lab => [40, 10, 10])],
  ['nothing', []],
])('%s still has three parts', (_name, samples) => {
  const parts = findColourParts(samples);
  expect(parts.means).toHaveLength(3);
  const shares = parts.sharesOf([50, 3, 3]);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
});

test('no part of a smooth gradient is too small to be seen', () => {
  const samples = Array.from({ length: 1_000 }, (_, index): Lab => [5 + index * 0.09, 0, 0]);
  const parts = findColourParts(samples);
  const totals = [0, 0, 0];
  for (const sample of samples) {
    parts.sharesOf(sample).forEach((share, index) => (totals[index]! += share / samples.length));
  }
  for (const total of totals) expect(total).toBeGreaterThan(0.12);
});
