/** A colour belongs to the subject that it is said of, and to nothing else. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEXICON } from './lexicon.ts';
import { isPlacePart } from './resolve-place-colours.ts';
import { understandPrompt } from './understand-prompt.ts';

/** `subject=#colour`; kept ones with `~`. */
function read(prompt: string): string[] {
  const { matched } = understandPrompt(prompt);
  const said = new Set(
    matched.flatMap(({ concept, value }) => (concept === 'colour' ? [value] : [])),
  );
  return matched.flatMap(({ concept, value, of, wish, colours = [] }) => {
    const mark = wish === 'kept' ? '~' : '';
    const named = colours.find((colour) => !said.has(colour));
    if (concept === 'subject' && wish !== 'unwanted' && named !== undefined)
      return [`${mark}${value}=${named}`];
    const isPart = isPlacePart(of);
    return concept === 'colour' && !isPart ? [`${mark}${of}=${value}`] : [];
  });
}

const RED = '#c92a2a';
const BLUE = '#2a62c9';
const GREEN = '#2f8f4a';

describe('a colour is that of a subject in', () => {
  test.each<[string, string[]]>([
    ['a red car', [`car=${RED}`]],
    ['A RED CAR on a street', [`car=${RED}`]],
    ['a big red car', [`car=${RED}`]],
    ['a red little car', [`car=${RED}`]],
    ['three blue boats', [`boat=${BLUE}`]],
    ['a red car and a blue boat', [`car=${RED}`, `boat=${BLUE}`]],
    ['红色的汽车', [`car=${RED}`]],
    ['红汽车', [`car=${RED}`]],
    ['一辆红色小汽车在街道上行驶', [`car=${RED}`]],
    ['蓝色的大船', [`boat=${BLUE}`]],
    ['make the car blue', [`car=${BLUE}`]],
    ['make the car blue please', [`car=${BLUE}`]],
    ['turn the boat red', [`boat=${RED}`]],
    ['paint the boat green', [`boat=${GREEN}`]],
    ['the car is red', [`car=${RED}`]],
    ['a dancer in red', [`dancer=${RED}`]],
    ['a dancer in red on a beach', [`dancer=${RED}`]],
    ['change the car to blue', [`car=${BLUE}`]],
    ['change the colour of the car to blue', [`car=${BLUE}`]],
    ["the car's colour becomes blue", [`car=${BLUE}`]],
    ['change the red car to blue', [`~car=${RED}`, `car=${BLUE}`]],
    ['把车变成蓝色', [`car=${BLUE}`]],
    ['把汽车的颜色改成蓝色', [`car=${BLUE}`]],
    ['汽车改成蓝色', [`car=${BLUE}`]],
    ['让小船变成红色', [`boat=${RED}`]],
    ['a #ff0000 car', ['car=#ff0000']],
    ['黑猫', ['cat=#26252a']],
    ['a black and white cat', ['cat=#26252a']],
  ])('%s', (prompt, expected) => {
    expect(read(prompt)).toEqual(expected);
    expect(understandPrompt(prompt).notDrawn).toEqual([]);
  });
});

describe('a colour is that of no subject in', () => {
  test.each([
    'a boat on blue water',
    'a cat on the red sofa',
    'a cat in orange light',
    'the sky is orange and the boat sails',
    'a boat with red curtains',
    'a palette of red and blue, a boat',
    'make it red',
    'a boat, blue tones',
    'a car without red',
    'without a red boat',
    'replace the red boat with a drone',
    '红色调，一艘船',
    'a red house and a boat',
  ])('%s', (prompt) => {
    expect(read(prompt)).toEqual([]);
  });
});

test('reading stays quick and sane whatever the words and their order', () => {
  const words = LEXICON.slice(0, 400).map(([term]) => term);
  fc.assert(
    fc.property(fc.array(fc.constantFrom('red', 'car', '的', 'in', 'make', ...words)), (list) => {
      for (const { concept, value, of, start, end, text } of understandPrompt(list.join(' '))
        .matched) {
        if (concept !== 'colour') continue;
        expect(value).toMatch(/^#[0-9a-f]{6}$/u);
        expect(of).toBeTypeOf('string');
        expect(end - start).toBe(text.length);
      }
    }),
  );
  expect(read('red '.repeat(3000) + 'car')).toEqual([`car=${RED}`]);
});
