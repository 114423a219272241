import { expect, it } from 'vitest';
import { readPng } from '../../../test/support/read-png.ts';
import { plainPng } from './plain-png.ts';

it.each([
  [1, 1],
  [720, 1280],
])('is a picture of %i x %i pixels', async (width, height) => {
  const picture = await readPng(plainPng(width, height));
  expect(picture).toMatchObject({ width, height });
  expect(picture.at(width - 1, height - 1)).toMatchObject({ red: 58, green: 124, blue: 165 });
});
