import { expect, test } from 'vitest';
import { completePalette } from './complete-palette.ts';

/** Perceived lightness, roughly, from 0 to 255. */
function lightness(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((position) =>
    Number.parseInt(colour.slice(position, position + 2), 16),
  );
  return 0.3 * red + 0.59 * green + 0.11 * blue;
}

test('keeps three colours in the named order, and takes no fourth', () => {
  expect(completePalette(['#1f7a7a', '#dcc59a', '#a4472a'])).toEqual([
    '#1f7a7a',
    '#dcc59a',
    '#a4472a',
  ]);
  expect(completePalette(['#111111', '#222222', '#333333', '#444444'])).toHaveLength(3);
});

test('is none without a colour', () => {
  expect(completePalette([])).toBeNull();
});

test('completes one colour with a lighter light and a darker land', () => {
  const [sky = '', light = '', land = ''] = completePalette(['#1f7a7a']) ?? [];
  expect(sky).toBe('#1f7a7a');
  expect(lightness(light)).toBeGreaterThan(lightness(sky) + 40);
  expect(lightness(land)).toBeLessThan(lightness(sky) - 20);
});

test('completes two colours with a dark land', () => {
  const [sky, light, land = ''] = completePalette(['#1f7a7a', '#e5822b']) ?? [];
  expect([sky, light]).toEqual(['#1f7a7a', '#e5822b']);
  expect(lightness(land)).toBeLessThan(lightness('#1f7a7a'));
});

test('counts a colour named twice once', () => {
  expect(completePalette(['#1f7a7a', '#1f7a7a'])).toEqual(completePalette(['#1f7a7a']));
});

test('writes black and white as colours of six digits', () => {
  for (const colour of ['#000000', '#ffffff']) {
    for (const part of completePalette([colour]) ?? []) expect(part).toMatch(/^#[0-9a-f]{6}$/);
  }
});
