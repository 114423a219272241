/** What libraries write into forms as JSON, and what only looks like it. */
import { expect, it } from 'vitest';
import { unwrapJson } from './unwrap-json.ts';

it.each([
  ['{"id":"video_1"}', { id: 'video_1' }],
  ['[{"id":"char_1"}]', [{ id: 'char_1' }]],
  ['[]', []],
])('%s is what it says', (text, value) => {
  expect(unwrapJson(text)).toEqual(value);
});

it.each([
  'video_1',
  '',
  '7',
  'true',
  '"text"',
  '{id}',
  '[',
  'https://a.example/',
  undefined,
  null,
  7,
])('%j stays as it is', (value) => {
  expect(unwrapJson(value)).toBe(value);
});

it('what is no text is not looked into', () => {
  const value = { id: '{"id":"video_1"}' };
  expect(unwrapJson(value)).toBe(value);
});
