/** A character appears when its name is in the prompt, and its name is nothing but a name. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameCharacters } from './name-characters.ts';

const CHARACTERS = [{ name: 'Mossy' }, { name: '小星' }];

describe('a prompt', () => {
  test.each([
    ['Mossy walks by a lake', [0], ['Mossy']],
    ['a lake, and MOSSY!', [0], ['MOSSY']],
    ['@mossy by a lake', [0], ['@mossy']],
    ['小星在湖边', [1], ['小星']],
    ['Mossy and 小星', [0, 1], ['Mossy', '小星']],
    ['a mossyish stone in a lake', [], []],
    ['a lake', [], []],
  ])('%s', (prompt, indexes, names) => {
    const named = nameCharacters(prompt, CHARACTERS);
    expect(named.indexes).toEqual(indexes);
    expect(named.names).toEqual(names);
    for (const name of names) expect(named.prompt).not.toContain(name);
  });

  test('is read without the names: Lion may be a cat', () => {
    const { prompt } = nameCharacters('Lion sleeps in a meadow', [{ name: 'Lion' }]);
    expect(prompt.trim()).toBe('sleeps in a meadow');
  });
});

test('of two names of which one begins the other, the whole one is meant', () => {
  const characters = [
    { name: 'Ruby' },
    { name: 'Ruby Rose' },
    { name: '小星' },
    { name: '小星星' },
  ];
  const rose = nameCharacters('Ruby Rose walks', characters);
  expect(rose).toMatchObject({ indexes: [1], names: ['Ruby Rose'] });
  expect(rose.unnamed).toEqual(['Ruby', '小星', '小星星']);
  expect(nameCharacters('Ruby Rose and Ruby', characters).indexes).toEqual([0, 1]);
  expect(nameCharacters('小星星和小星', characters).names).toEqual(['小星', '小星星']);
});

test('any name is only a name, whatever signs it is made of', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 20 }), fc.string(), (name, prompt) => {
      const named = nameCharacters(`${prompt} (${name.trim()}) end`, [{ name }]);
      expect(named.indexes).toEqual(name.trim() === '' ? [] : [0]);
    }),
  );
});
