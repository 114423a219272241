import { describe, expect, test } from 'vitest';
import { understandPrompt } from './understand-prompt.ts';

/** `kind text moment place` of each overlay; an unwanted one is marked with `!`. */
function read(prompt: string): string[] {
  return understandPrompt(prompt).matched.flatMap(({ concept, value, wish, overlay }) => {
    if (concept !== 'overlay') return [];
    if (overlay === undefined) return [`${wish === 'unwanted' ? '!' : ''}${value}`];
    const { kind, text, moment, place } = overlay;
    return [[kind, text, moment ?? '-', place ?? '-'].join(' | ')];
  });
}

describe('a text', () => {
  test.each<[string, string[]]>([
    ['add the text "HELLO" at the end', ['text | HELLO | end | -']],
    ['在结尾加上文字“你好”', ['text | 你好 | end | -']],
    ['在开头加上标题《春天》', ['text | 春天 | start | -']],
    ['全程在底部显示字幕“第一章”', ['text | 第一章 | throughout | bottom']],
    ['add the title Summer Sale at the beginning', ['text | Summer Sale | start | -']],
    ['文字：新年快乐', ['text | 新年快乐 | - | -']],
    ['put the words "The End" in the middle at the end', ['text | The End | end | centre']],
    ['text saying "Hi" in the top left corner', ['text | Hi | - | top_left']],
    ['change the text to "BYE"', ['text | BYE | - | -']],
    [
      'the title "One" at the start. The caption "Two" at the end',
      ['text | One | start | -', 'text | Two | end | -'],
    ],
    ['remove the text', ['!text']],
    ['不要文字', ['!text']],
    ['no text', ['!text']],
  ])('%s', (prompt, overlays) => {
    expect(read(prompt)).toEqual(overlays);
  });

  test('says nothing about the picture', () => {
    const prompt = 'A cat in a meadow with the text "Snow at night in Paris, no cats" at the end';
    const { matched, unknown, notDrawn } = understandPrompt(prompt);
    expect(matched.map(({ value }) => value)).toEqual(['cat', 'meadow', 'text']);
    expect(unknown).toEqual([]);
    expect(notDrawn).toEqual([]);
  });

  test('is read like any other words where nothing asks for letters', () => {
    const { matched } = understandPrompt('a "snowy" lake. The text "A"');
    expect(matched.map(({ value }) => value)).toEqual(['snow', 'lake', 'text']);
  });

  test.each([
    ['add text', ['text']],
    ['the text "😀"', ['😀']],
    ['the text "Hi 😀"', ['😀']],
    [`the text "${'long '.repeat(30)}"`, [expect.stringMatching(/^long/)]],
  ])('that cannot be set is reported: %s', (prompt, notDrawn) => {
    expect(understandPrompt(prompt).notDrawn).toEqual(notDrawn);
  });
});

describe('a logo', () => {
  test.each<[string, string]>([
    ['add our logo in the corner throughout', 'wordmark | LOGO | throughout | bottom_right'],
    ['logo ACME in the corner at the end', 'wordmark | ACME | end | bottom_right'],
    ['put a logo: Blue Fox, at the start', 'wordmark | Blue Fox | start | -'],
    ['在结尾添加品牌 Logo', 'wordmark | LOGO | end | -'],
    ['Add the Acme logo at the start', 'wordmark | Acme | start | -'],
    ['add the logo "Blue Fox" in the upper right corner', 'wordmark | Blue Fox | - | top_right'],
    ['在右上角全程加上百事可乐的标志', 'wordmark | 百事可乐 | throughout | top_right'],
    ['add the brand logo with the words "Blue Fox"', 'wordmark | Blue Fox | - | -'],
  ])('%s', (prompt, overlay) => {
    expect(read(prompt)).toEqual([overlay]);
  });

  test('is reported as set in letters, and its name as nothing else', () => {
    const understanding = understandPrompt('Add the Acme logo at the end');
    expect(understanding).toMatchObject({ wordmarks: ['Acme'], unknown: [], notDrawn: [] });
    expect(understandPrompt('a cat')).not.toHaveProperty('wordmarks');
  });
});

test.each(['"a" text ', 'text ', 'logo ', 'A A ', '" ', '“”', '字“a”。', "text 'a' "])(
  'a prompt of 32,000 characters of %j is read to the end',
  (pattern) => {
    const prompt = `${pattern.repeat(32_000 / pattern.length)}. lake`;
    expect(understandPrompt(prompt).matched.at(-1)).toMatchObject({ text: 'lake' });
  },
);
