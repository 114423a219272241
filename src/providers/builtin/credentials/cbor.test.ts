/** What is written is what RFC 8949 gives as examples, and can be read again. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCbor } from '../../../../test/support/read-cbor.ts';
import { encodeCbor, Tagged, type CborValue } from './cbor.ts';

test.each<[CborValue, string]>([
  [0, '00'],
  [23, '17'],
  [24, '1818'],
  [1000, '1903e8'],
  [1_000_000, '1a000f4240'],
  [1_000_000_000_000, '1b000000e8d4a51000'],
  [-1, '20'],
  [-1000, '3903e7'],
  [null, 'f6'],
  ['', '60'],
  ['ü', '62c3bc'],
  [Buffer.from('01020304', 'hex'), '4401020304'],
  [[1, [2, 3], [4, 5]], '8301820203820405'],
  [{}, 'a0'],
  [{ a: 1, b: [2, 3] }, 'a26161016162820203'],
  [
    new Map([
      [1, 2],
      [3, 4],
    ]),
    'a201020304',
  ],
  [new Tagged(23, Buffer.from('01020304', 'hex')), 'd74401020304'],
])('%j is %s', (value, hex) => {
  expect(encodeCbor(value).toString('hex')).toBe(hex);
});

test('lengths of every size are read as they were written', () => {
  for (const length of [23, 24, 255, 256, 65_535, 65_536]) {
    expect(readCbor(encodeCbor('x'.repeat(length)))).toBe('x'.repeat(length));
  }
});

test('whatever is written is read as it was', () => {
  const { value } = fc.letrec<{ value: CborValue }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.maxSafeInteger(),
      fc.string({ unit: 'grapheme' }),
      fc.constant(null),
      fc.array(tie('value')),
      fc.dictionary(fc.string(), tie('value'), { noNullPrototype: true }),
    ),
  }));
  fc.assert(
    fc.property(value, (written) => {
      expect(readCbor(encodeCbor(written))).toEqual(written);
    }),
  );
});

test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('%s is refused', (value) => {
  expect(() => encodeCbor(value)).toThrow(RangeError);
});
