import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseChildMessage } from './child-messages.ts';

test.each([
  { type: 'progress', fraction: 0.5 },
  { type: 'done', pictures: ['aGk='] },
  { type: 'failed', kind: 'disk_full', detail: 'no space' },
])('a well-formed message is kept: $type', (message) => {
  expect(parseChildMessage(message)).toEqual(message);
});

test.each([
  null,
  7,
  'done',
  [],
  {},
  { type: 'unheard_of' },
  { type: 'progress' },
  { type: 'progress', fraction: 1.5 },
  { type: 'progress', fraction: Number.NaN },
  { type: 'progress', fraction: '1' },
  { type: 'done' },
  { type: 'done', pictures: [1] },
  { type: 'failed', kind: 'crashed' },
])('anything else is refused: %j', (value) => {
  expect(parseChildMessage(value)).toBeNull();
});

test('an unknown kind of failure counts as a crash', () => {
  const message = { type: 'failed', kind: 'you_owe_me_money', detail: 'x' };
  expect(parseChildMessage(message)).toEqual({ ...message, kind: 'crashed' });
});

test('nothing makes it throw, and nothing passes through unasked', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const message = parseChildMessage({ type: 'done', pictures: [], extra: value });
      expect(message).toEqual({ type: 'done', pictures: [] });
      parseChildMessage(value);
    }),
  );
});
