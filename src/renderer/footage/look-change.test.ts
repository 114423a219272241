/** Changes of light go where their name says, over all colours, and never turn light into dark. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Lab, labFromColour } from '../looks/lab.ts';
import { findColourParts } from './colour-parts.ts';
import type { FootageLook } from './footage.ts';
import { lookChange } from './look-change.ts';

const AS_IT_IS: FootageLook = { time: null, weather: null, style: null, palette: null };

/** Colours of all kinds, evenly from the whole of sRGB. */
const COLOURS: readonly Lab[] = [0, 51, 102, 153, 204, 255].flatMap((red) =>
  [0, 51, 102, 153, 204, 255].flatMap((green) =>
    [0, 85, 170, 255].map((blue) => labFromColour([red, green, blue])),
  ),
);

function changeTo(look: Partial<FootageLook>): (colour: Lab) => Lab {
  const change = lookChange({ ...AS_IT_IS, ...look }, () => findColourParts(COLOURS));
  if (change === null) throw new Error('nothing changes');
  return change;
}

function meanShift(look: Partial<FootageLook>): Lab {
  const change = changeTo(look);
  const sums = [0, 0, 0];
  for (const colour of COLOURS) {
    change(colour).forEach((part, index) => (sums[index]! += part - colour[index]!));
  }
  return sums.map((sum) => sum / COLOURS.length) as unknown as Lab;
}

test('nothing asked is nothing changed', () => {
  expect(lookChange(AS_IT_IS, () => findColourParts([]))).toBeNull();
});

describe('on the average of all colours', () => {
  test.each(['golden', 'sunset'] as const)('%s is warmer', (time) => {
    const [, a, b] = meanShift({ time });
    expect(a).toBeGreaterThanOrEqual(3);
    expect(b).toBeGreaterThanOrEqual(12);
  });

  test('a shade of tone goes its own way, further with every step', () => {
    const [, a, b] = meanShift({ tone: { warmth: 1 } });
    expect(a).toBeGreaterThanOrEqual(3);
    expect(b).toBeGreaterThanOrEqual(10);
    expect(meanShift({ tone: { warmth: 2 } })[2]).toBeGreaterThan(b + 8);
    expect(meanShift({ tone: { warmth: -1 } })[2]).toBeLessThan(-8);
    expect(meanShift({ tone: { brightness: 1 } })[0]).toBeGreaterThan(4);
    expect(meanShift({ tone: { brightness: -1 } })[0]).toBeLessThan(-5);
    expect(meanShift({ tone: { brightness: -2 } })[0]).toBeLessThan(-12);
  });

  test('night is darker and colder', () => {
    const [lightness, , b] = meanShift({ time: 'night' });
    expect(lightness).toBeLessThanOrEqual(-20);
    expect(b).toBeLessThan(0);
  });

  test('day is lighter, fog is lighter and greyer', () => {
    expect(meanShift({ time: 'day' })[0]).toBeGreaterThan(2);
    const change = changeTo({ weather: 'fog' });
    for (const colour of COLOURS) {
      const [, a, b] = change(colour);
      expect(Math.hypot(a, b)).toBeLessThanOrEqual(Math.hypot(colour[1], colour[2]) * 0.5 + 2);
    }
  });

  test('noir has no colour at all, at any time and in any palette', () => {
    const palette = ['#1f7a7a', '#dcc59a', '#a4472a'] as const;
    const change = changeTo({ style: 'noir', time: 'golden', palette });
    for (const colour of COLOURS) {
      const [, a, b] = change(colour);
      expect(Math.hypot(a, b)).toBeLessThan(0.01);
    }
  });
});

test('what is lighter stays lighter, whatever is asked but a palette', () => {
  const look = fc.record({
    time: fc.constantFrom('day', 'golden', 'sunset', 'dawn', 'night', null),
    weather: fc.constantFrom('clear', 'cloudy', 'rain', 'snow', 'fog', null),
    style: fc.constantFrom('noir', 'vivid', 'pastel', null),
  } as const);
  const lightness = fc.double({ min: 0, max: 100, noNaN: true });
  fc.assert(
    fc.property(look, lightness, lightness, (asked, one, other) => {
      const change = lookChange({ ...AS_IT_IS, ...asked }, () => findColourParts([]));
      if (change === null) return;
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      expect(change([low, 5, 5])[0]).toBeLessThanOrEqual(change([high, 5, 5])[0] + 1e-9);
    }),
  );
});

test('each colour of a palette is seen, and nearly nothing else', () => {
  const palette = ['#1f7a7a', '#dcc59a', '#a4472a'] as const;
  const change = changeTo({ palette });
  const hueOf = ([, a, b]: Lab): number => (Math.atan2(b, a) * 180) / Math.PI;
  const wanted = palette.map((hex) =>
    hueOf(
      labFromColour([1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as never),
    ),
  );
  const counts = [0, 0, 0];
  let coloured = 0;
  for (const colour of COLOURS.map((before) => change(before))) {
    if (Math.hypot(colour[1], colour[2]) <= 8) continue;
    coloured++;
    wanted.forEach((hue, index) => {
      const apart = Math.abs(hueOf(colour) - hue) % 360;
      if (Math.min(apart, 360 - apart) <= 25) counts[index]!++;
    });
  }
  for (const count of counts) expect(count / coloured).toBeGreaterThan(0.1);
  expect(counts.reduce((sum, count) => sum + count, 0) / coloured).toBeGreaterThan(0.7);
});
