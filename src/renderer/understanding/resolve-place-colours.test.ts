/** A colour is that of the sky, the land or the water it is said of, and nothing said of them is lost. */
import { describe, expect, test } from 'vitest';
import { understandPrompt } from './understand-prompt.ts';

/** `part=#colour` of everything that is painted. */
function painted(prompt: string): string[] {
  return understandPrompt(prompt).matched.flatMap(({ concept, value, of }) =>
    concept === 'colour' ? [`${of}=${value}`] : [],
  );
}

const PURPLE = '#6b3fa0';
const PINK = '#e79ab5';
const BLUE = '#2a62c9';

describe('a part of the place has the colour in', () => {
  test.each<[string, string[]]>([
    ['purple forest', [`land=${PURPLE}`]],
    ['a purple misty forest at night', [`land=${PURPLE}`]],
    ['紫色的森林', [`land=${PURPLE}`]],
    ['a pink sky over the city', [`sky=${PINK}`]],
    ['the sky is pink, a boat sails', [`sky=${PINK}`]],
    ['make the sky pink', [`sky=${PINK}`]],
    ['天空变成紫色，海边', [`sky=${PURPLE}`]],
    ['a boat on blue water', [`water=${BLUE}`]],
    ['a blue lake', [`water=${BLUE}`]],
    ['a pink beach', [`land=${PINK}`]],
    ['Pink desert under a purple sky', [`land=${PINK}`, `sky=${PURPLE}`]],
    ['a blue boat on a pink lake', [`boat=${BLUE}`, `water=${PINK}`]],
  ])('%s', (prompt, expected) => {
    expect(painted(prompt)).toEqual(expected);
    expect(understandPrompt(prompt).notDrawn).toEqual([]);
  });
});

describe('a colour that is not drawn is told in', () => {
  test.each<[string, string[]]>([
    ['a cat in a red dress', ['red dress']],
    ['a white horse on the beach', ['white horse']],
    ['a red and white house in the meadow', ['red and white house']],
    ['a train, red and blue', ['blue']],
    ['a purple room', ['purple']],
    ['a boat and a yellow raincoat', ['yellow raincoat']],
  ])('%s', (prompt, expected) => {
    expect(understandPrompt(prompt).notDrawn).toEqual(expected);
  });
});

describe('no part of the place is painted in', () => {
  test.each([
    'a forest without purple',
    'a palette of purple and pink, a forest',
    'a red boat, a lake',
  ])('%s', (prompt) => {
    const parts = painted(prompt).filter((part) => /^(?:sky|land|water)=/.test(part));
    expect(parts).toEqual([]);
  });
});
