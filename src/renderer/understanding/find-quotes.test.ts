import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findQuotes } from './find-quotes.ts';

const texts = (prompt: string): string[] => findQuotes(prompt).map(({ text }) => text);

describe('quotation marks', () => {
  test.each<[string, string[]]>([
    ['the text "HELLO" at the end', ['HELLO']],
    ['the text “HELLO”', ['HELLO']],
    ['文字“你好”', ['你好']],
    ['文字「你好」和『再见』', ['你好', '再见']],
    ['《标题》', ['标题']],
    ["the title 'One day'", ['One day']],
    ['the title ‘One day’ and "two"', ['One day', 'two']],
    ['"a" and "b"', ['a', 'b']],
  ])('%s', (prompt, expected) => {
    expect(texts(prompt)).toEqual(expected);
  });

  test.each(["the cat's and the dog's", '5" tall', '""', '"  "', 'no marks', '“open', '"a\nb"'])(
    'are not seen in %j',
    (prompt) => {
      expect(texts(prompt)).toEqual([]);
    },
  );

  test('are found at their places, in order, without overlap', () => {
    const anyText = fc.string({ unit: fc.constantFrom('"', "'", '“', '”', '「', '」', 'a', ' ') });
    fc.assert(
      fc.property(anyText, (prompt) => {
        let position = 0;
        for (const { start, end, text } of findQuotes(prompt)) {
          expect(start).toBeGreaterThanOrEqual(position);
          expect(prompt.slice(start + 1, end - 1).trim()).toBe(text);
          position = end;
        }
      }),
    );
  });
});
