import { expect, test } from 'vitest';
import { longestTerms } from './longest-terms.ts';
import { TermIndex } from './term-index.ts';

const MEANING = { kind: 'filler', concept: null, value: '' } as const;

function found(text: string, terms: readonly string[]): string[] {
  const index = new TermIndex();
  for (const term of terms) index.add(term, MEANING);
  return longestTerms(index.findAll(text), text.length).map(({ start, end }) =>
    text.slice(start, end),
  );
}

test('takes the longest of overlapping terms', () => {
  const terms = ['golden', 'golden afternoon light', 'afternoon light', 'light'];
  expect(found('golden afternoon light', terms)).toEqual(['golden afternoon light']);
  expect(found('海鸥在海边', ['海', '海鸥', '海边'])).toEqual(['海鸥', '海边']);
});

test('takes the longer term although it starts later', () => {
  expect(found('a b c d', ['a b', 'b c d'])).toEqual(['b c d']);
});

test('of equally long overlapping terms takes the first', () => {
  expect(found('一二三', ['一二', '二三'])).toEqual(['一二']);
});

test('keeps the order of the text, not that of the lengths', () => {
  expect(found('cat in a thunderstorm', ['thunderstorm', 'cat'])).toEqual(['cat', 'thunderstorm']);
});

test.each([
  ['cats', ['cats']],
  ['foxes', []],
  ['catses', []],
  ['catalogue', []],
  ['concat', []],
  ['cat2', []],
  ['café', []],
  ['"cat"!', ['cat']],
  ['看cat了', ['cat']],
])('minds the borders of words in %j', (text, expected) => {
  expect(found(text, ['cat', 'caf'])).toEqual(expected);
});

test('takes a plural in -es', () => {
  expect(found('two beaches', ['beach'])).toEqual(['beaches']);
});

test('refuses a term with two meanings', () => {
  expect(() => found('', ['cat', 'cat'])).toThrow('"cat" twice');
});
