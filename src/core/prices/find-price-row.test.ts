/** The row that counts when several fit, and names with stars. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Operation } from '../operation.ts';
import { findPriceRow } from './find-price-row.ts';
import { matchesModel } from './model-pattern.ts';
import { createPriceBook, type PriceRow } from './price-book.ts';

function row(
  model: string,
  resolution: string | null = null,
  operations: readonly Operation[] | null = null,
): PriceRow {
  return {
    model,
    resolution,
    operations,
    perSecondMicros: 1,
    perVideoMicros: 0,
    perReferenceMicros: 0,
    audioPerSecondMicros: 0,
  };
}

const VIDEO = { model: 'sora-2-pro', operation: 'remix', width: 1280, height: 720 } as const;

describe('findPriceRow', () => {
  it.each([
    ['a name before a pattern', row('sora-2-pro'), row('sora-2-pr*', '1280x720', ['remix'])],
    ['a longer pattern before a shorter one', row('sora-2*'), row('sora*', '1280x720', ['remix'])],
    ['any pattern before the star alone', row('s*'), row('*', '1280x720', ['remix'])],
    ['an exact size before a class', row('*', '1280x720'), row('*', '720p', ['remix'])],
    ['a class before every size', row('*', '720p'), row('*', null, ['remix'])],
    ['every size before a larger one', row('*'), row('*', '1080p', ['remix'])],
    ['a larger size before an even larger one', row('*', '800p'), row('*', '1080p', ['remix'])],
    ['the smaller of two exact ones', row('*', '1300x800'), row('*', '1400x800', ['remix'])],
    ['fewer operations before more', row('*', null, ['remix']), row('*', null, ['remix', 'edit'])],
    ['named operations before every one', row('*', null, ['edit', 'remix']), row('*')],
  ])('%s, wherever they stand', (_rule, closer, wider) => {
    expect(findPriceRow(createPriceBook('v', [closer, wider]), VIDEO)).toEqual(closer);
    expect(findPriceRow(createPriceBook('v', [wider, closer]), VIDEO)).toEqual(closer);
  });

  it('takes the first of two that say the same', () => {
    const first = { ...row('*'), perSecondMicros: 5 };
    expect(findPriceRow(createPriceBook('v', [first, row('*')]), VIDEO)).toEqual(first);
    const twice = { ...row('*', null, ['remix', 'remix']), perSecondMicros: 9 };
    const once = row('*', null, ['remix']);
    expect(findPriceRow(createPriceBook('v', [twice, once]), VIDEO)).toEqual(twice);
  });

  it('has room for as many pixels as a class has, whatever their shape', () => {
    const book = createPriceBook('v', [row('*', '720p')]);
    expect(findPriceRow(book, { ...VIDEO, width: 960, height: 960 })).not.toBeNull();
    expect(findPriceRow(book, { ...VIDEO, width: 960, height: 962 })).toBeNull();
  });

  it.each([
    ['another model', row('sora-2')],
    ['a smaller size', row('*', '1278x720')],
    ['a smaller class', row('*', '540p')],
    ['another operation', row('*', null, ['create', 'extend'])],
  ])('passes over a row for %s', (_what, other) => {
    expect(findPriceRow(createPriceBook('v', [other]), VIDEO)).toBeNull();
  });

  it.each([
    ['720p', 720, 1280],
    ['720p', 1280, 720],
    ['1024p', 1024, 1792],
    ['1080p', 1920, 1080],
    ['1080p', 1080, 1080],
    ['2k', 2560, 1440],
    ['4k', 3840, 2160],
    ['2160p', 2160, 3840],
    ['8k', 7680, 4320],
  ])('counts by the shorter side: %s is %i by %i', (resolution, width, height) => {
    const book = createPriceBook('v', [row('*', resolution)]);
    expect(findPriceRow(book, { ...VIDEO, width, height })).not.toBeNull();
    const larger = { ...VIDEO, width: width * 2, height: height * 2 };
    expect(findPriceRow(book, larger)).toBeNull();
  });
});

describe('matchesModel', () => {
  it.each([
    ['sora-2', 'sora-2', true],
    ['sora-2', 'sora-2-pro', false],
    ['*', '', true],
    ['*', 'anything', true],
    ['sora*pro', 'sora-2-pro', true],
    ['sora*pro', 'sorapro', true],
    ['sora*pro', 'sorapr', false],
    ['a*a', 'a', false],
    ['*-2-*', 'sora-2-pro', true],
    ['*b*b', 'b', false],
    ['a.c', 'abc', false],
    ['**', 'x', true],
  ])('%s and %s: %s', (pattern, model, expected) => {
    expect(matchesModel(pattern, model)).toBe(expected);
  });

  it('agrees with the regular expression of the same meaning', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 7 });
    fc.assert(
      fc.property(letters, letters, (pattern, text) => {
        const model = text.replaceAll('*', 'a');
        const meaning = new RegExp(`^${pattern.replaceAll('*', '.*')}$`);
        expect(matchesModel(pattern, model)).toBe(meaning.test(model));
      }),
    );
  });
});
