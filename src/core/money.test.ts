import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimalMicros, formatMicros, inDollars, parseDollars } from './money.ts';

describe('amounts', () => {
  it.each([
    [0, '$0.00'],
    [400_000, '$0.40'],
    [1_234_560, '$1.23456'],
    [125, '$0.000125'],
    [-12_000_000, '-$12.00'],
    [Number.MAX_SAFE_INTEGER, '$9007199254.740991'],
  ])('%d micro-dollars are %s', (micros, text) => {
    expect(formatMicros(micros)).toBe(text);
    expect(formatDecimalMicros(micros)).toBe(text.replace('$', ''));
    expect(inDollars(micros)).toBe(Number(text.replace('$', '')));
  });

  it.each([
    ['12', 12_000_000],
    ['0.4', 400_000],
    ['$5.00', 5_000_000],
    [' -3.25 ', -3_250_000],
    ['-0', 0],
    ['999999999.999999', 999_999_999_999_999],
  ])('%s is understood', (text, micros) => {
    expect(parseDollars(text)).toBe(micros);
  });

  it.each(['', '$', '1.', '.5', '1e3', '0.1234567', '1,5', '12345678901', 'five', '--1', 'NaN'])(
    '%s is not',
    (text) => {
      expect(parseDollars(text)).toBeNull();
    },
  );

  it('come back as they were, whatever they are', () => {
    const bound = 999_999_999_999_999;
    fc.assert(
      fc.property(fc.integer({ min: -bound, max: bound }), (micros) => {
        expect(parseDollars(formatMicros(micros))).toBe(micros);
        expect(parseDollars(formatDecimalMicros(micros))).toBe(micros);
      }),
    );
  });
});
