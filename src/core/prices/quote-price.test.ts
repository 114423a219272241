/** The laws of a price, over random lists and videos, and the bounds it stays in. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PriceQuestion, PriceRow } from '../index.ts';
import { createPriceBook, MAX_UNIT_MICROS, quotePrice, settlePrice } from './index.ts';

const FREE: PriceRow = {
  model: '*',
  operations: null,
  resolution: null,
  perSecondMicros: 0,
  perVideoMicros: 0,
  perReferenceMicros: 0,
  audioPerSecondMicros: 0,
};
const OPERATIONS = ['create', 'remix', 'edit', 'extend'] as const;

const micros = fc.integer({ min: 0, max: MAX_UNIT_MICROS });
const row: fc.Arbitrary<PriceRow> = fc.record({
  model: fc.constantFrom('*', 'sora-2', 'sora-2*', 'sora*pro', 'veo'),
  operations: fc.option(fc.uniqueArray(fc.constantFrom(...OPERATIONS), { minLength: 1 })),
  resolution: fc.option(fc.constantFrom('720p', '1080p', '4k', '1280x720')),
  perSecondMicros: micros,
  perVideoMicros: micros,
  perReferenceMicros: micros,
  audioPerSecondMicros: micros,
});
/** Ends with a row for everything, so that each question has a price. */
const book = fc
  .array(row, { maxLength: 12 })
  .map((rows) => createPriceBook('random', [...rows, FREE]));
const question: fc.Arbitrary<PriceQuestion> = fc.record({
  model: fc.constantFrom('sora-2', 'sora-2-pro', 'veo', 'other'),
  operation: fc.constantFrom(...OPERATIONS),
  width: fc.constantFrom(720, 1280, 1920, 3840),
  height: fc.constantFrom(720, 1280, 1080, 2160),
  durationSeconds: fc.integer({ min: 0, max: 36_000 }),
  hasAudio: fc.boolean(),
  referenceCount: fc.integer({ min: 0, max: 1000 }),
});

describe('every quote', () => {
  it('is a safe whole number, the sum of its lines, each its quantity times its unit', () => {
    fc.assert(
      fc.property(book, question, (prices, asked) => {
        const { amountMicros, lines, priceVersion } = quotePrice(prices, asked);
        expect(Number.isSafeInteger(amountMicros)).toBe(true);
        expect(amountMicros).toBeGreaterThanOrEqual(0);
        const sum = lines.reduce((total, line) => total + BigInt(line.amountMicros), 0n);
        expect(BigInt(amountMicros)).toBe(sum);
        for (const line of lines) {
          expect(BigInt(line.amountMicros)).toBe(BigInt(line.quantity) * BigInt(line.unitMicros));
          expect(line.amountMicros).toBeGreaterThan(0);
        }
        expect(new Set(lines.map(({ what }) => what)).size).toBe(lines.length);
        expect(priceVersion).toBe('random');
      }),
    );
  });

  it('is the same however often it is asked for, also after a trip through JSON', () => {
    fc.assert(
      fc.property(book, question, (prices, asked) => {
        const quote = quotePrice(prices, asked);
        expect(quotePrice(prices, { ...asked })).toEqual(quote);
        expect(JSON.parse(JSON.stringify(quote))).toEqual(quote);
      }),
    );
  });

  it('never falls when seconds, references or sound are added', () => {
    fc.assert(
      fc.property(book, question, fc.nat(600), (prices, asked, more) => {
        const { amountMicros } = quotePrice(prices, asked);
        const longer = Math.min(36_000, asked.durationSeconds + more);
        const references = Math.min(1000, asked.referenceCount + more);
        const dearer: Partial<PriceQuestion>[] = [
          { durationSeconds: longer },
          { referenceCount: references },
          { hasAudio: true },
        ];
        for (const change of dearer) {
          const changed = quotePrice(prices, { ...asked, ...change });
          expect(changed.amountMicros).toBeGreaterThanOrEqual(amountMicros);
        }
      }),
    );
  });

  it('bills two parts of a video like the whole, but for what is once per video', () => {
    fc.assert(
      fc.property(book, question, fc.nat(36_000), (prices, asked, cut) => {
        const first = Math.min(cut, asked.durationSeconds);
        const price = (durationSeconds: number, referenceCount: number) =>
          quotePrice(prices, { ...asked, durationSeconds, referenceCount }).amountMicros;
        const nothing = price(0, 0);
        const parts = price(first, 0) + price(asked.durationSeconds - first, 0) - nothing;
        expect(parts).toBe(price(asked.durationSeconds, 0));
      }),
    );
  });
});

describe('what a settlement takes', () => {
  it('is never above the hold, and exactly the hold for what was ordered', () => {
    fc.assert(
      fc.property(book, question, fc.double(), fc.boolean(), (prices, asked, length, hasAudio) => {
        const held = quotePrice(prices, asked);
        const settled = settlePrice(held, { durationSeconds: length, hasAudio });
        expect(Number.isSafeInteger(settled.amountMicros)).toBe(true);
        expect(settled.amountMicros).toBeLessThanOrEqual(held.amountMicros);
        expect(settled.amountMicros).toBeGreaterThanOrEqual(0);
        expect(settlePrice(held, asked)).toEqual(held);
        expect(settlePrice(settled, { durationSeconds: length, hasAudio })).toEqual(settled);
      }),
    );
  });

  const prices = createPriceBook('v', [
    { ...FREE, perSecondMicros: 100, perVideoMicros: 7, audioPerSecondMicros: 10 },
  ]);
  const asked: PriceQuestion = {
    model: 'm',
    operation: 'create',
    width: 1280,
    height: 720,
    durationSeconds: 8,
    hasAudio: true,
    referenceCount: 0,
  };

  it.each([
    ['as ordered, by the container a little longer', 8.021, true, 887],
    ['longer than ordered', 20, true, 887],
    ['of a length nobody could measure', Number.NaN, true, 887],
    ['a second that was begun', 6.5, true, 777],
    ['a whole number of seconds, give or take a frame', 6.04, true, 667],
    ['without the sound', 8, false, 807],
    ['empty', 0, true, 7],
  ])('%s', (_what, durationSeconds, hasAudio, amountMicros) => {
    const settled = settlePrice(quotePrice(prices, asked), { durationSeconds, hasAudio });
    expect(settled).toMatchObject({ amountMicros, priceVersion: 'v' });
  });
});

describe('what has no price', () => {
  const asked = {
    model: 'm',
    operation: 'extend',
    width: 1280,
    height: 720,
    durationSeconds: 4,
    hasAudio: true,
    referenceCount: 0,
  } as const;

  it('is refused, not free', () => {
    const prices = createPriceBook('v', [{ ...FREE, operations: ['create'] }]);
    expect(() => quotePrice(prices, asked)).toThrow(
      "price list v has no price for extend of 'm' at 1280x720",
    );
    expect(quotePrice(prices, { ...asked, operation: 'create' })).toEqual({
      amountMicros: 0,
      priceVersion: 'v',
      lines: [],
    });
  });

  it.each([
    { durationSeconds: -1 },
    { durationSeconds: 4.5 },
    { durationSeconds: 36_001 },
    { durationSeconds: Number.NaN },
    { referenceCount: -1 },
    { referenceCount: 1001 },
    { referenceCount: Number.POSITIVE_INFINITY },
  ])('%o is no quantity', (wrong) => {
    const prices = createPriceBook('v', [FREE]);
    expect(() => quotePrice(prices, { ...asked, ...wrong })).toThrow(RangeError);
  });
});

describe('a price list', () => {
  it.each([
    { perSecondMicros: -1 },
    { perVideoMicros: 0.1 },
    { perReferenceMicros: MAX_UNIT_MICROS + 1 },
    { audioPerSecondMicros: Number.NaN },
    { model: '' },
    { operations: [] },
    { resolution: 'hd' },
    { resolution: '0x720' },
    { resolution: '' },
  ])('refuses a row with %o', (wrong) => {
    expect(() => createPriceBook('v', [{ ...FREE, ...wrong }])).toThrow(RangeError);
  });

  it('cannot be changed afterwards, also by who made it', () => {
    const rows = [{ ...FREE }];
    const prices = createPriceBook('v', rows);
    rows.length = 0;
    expect(prices.rows).toHaveLength(1);
    expect([prices, prices.rows, prices.rows[0]].every(Object.isFrozen)).toBe(true);
  });
});
