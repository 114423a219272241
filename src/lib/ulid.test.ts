/** ULIDs sort by their time and say it back. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { ulid } from './ulid.ts';

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function timeOf(id: string): number {
  const letters = id.slice(0, 10).split('');
  return letters.reduce((time, letter) => time * 32 + LETTERS.indexOf(letter), 0);
}

const someTime = fc.date({ min: new Date(0), max: new Date(2 ** 43), noInvalidDate: true });

it('has 26 letters of Crockford’s alphabet', () => {
  fc.assert(
    fc.property(someTime, (time) => {
      expect(ulid(time)).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    }),
  );
});

it('holds the millisecond it was made for', () => {
  fc.assert(
    fc.property(someTime, (time) => {
      expect(timeOf(ulid(time))).toBe(time.getTime());
    }),
  );
});

it('sorts as text in the order of time', () => {
  fc.assert(
    fc.property(someTime, someTime, (a, b) => {
      fc.pre(a.getTime() !== b.getTime());
      expect(ulid(a) < ulid(b)).toBe(a.getTime() < b.getTime());
    }),
  );
});

it('differs within one millisecond', () => {
  const ids = Array.from({ length: 10_000 }, () => ulid(new Date(1_764_000_000_000)));
  expect(new Set(ids).size).toBe(ids.length);
});
