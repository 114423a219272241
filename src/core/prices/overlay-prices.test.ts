/** An operator's prices over the program's, what has no price, and what no list may say. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultModels } from '../default-models.ts';
import { defaultPrices } from './default-prices.ts';
import { findPriceRow } from './find-price-row.ts';
import { findUnpriced } from './find-unpriced.ts';
import { matchesModel, modelCloseness } from './model-pattern.ts';
import { overlayPrices } from './overlay-prices.ts';
import { createPriceBook, MAX_UNIT_MICROS, type PriceRow } from './price-book.ts';
import { isResolution, resolutionFit } from './resolution.ts';

function row(model: string, changes: Partial<PriceRow> = {}): PriceRow {
  return {
    model,
    operations: null,
    resolution: null,
    perSecondMicros: 1,
    perVideoMicros: 0,
    perReferenceMicros: 0,
    audioPerSecondMicros: 0,
    ...changes,
  };
}

const BASE = createPriceBook('base', [
  row('a', { perSecondMicros: 10 }),
  row('a', { resolution: '1080p', perSecondMicros: 20 }),
  row('ab', { perSecondMicros: 30 }),
]);
const KIND = { operation: 'create', width: 1920, height: 1080 } as const;
const priceOf = (book: typeof BASE, model: string) =>
  findPriceRow(book, { ...KIND, model })?.perSecondMicros ?? null;

describe('prices over others', () => {
  it('cover a model whole, also the sizes that they do not name', () => {
    const book = overlayPrices(BASE, 'mine', [row('a', { resolution: '720p' })]);
    expect(book.version).toBe('mine');
    // The overlay says nothing of 1080p; the base's price for it must not come through.
    expect(priceOf(book, 'a')).toBeNull();
    expect(priceOf(book, 'ab')).toBe(30);
  });

  it('for every model leave nothing of the base', () => {
    const book = overlayPrices(BASE, 'mine', [row('*', { perSecondMicros: 5 })]);
    expect(book.rows).toHaveLength(1);
    expect(['a', 'ab', 'z'].map((model) => priceOf(book, model))).toEqual([5, 5, 5]);
  });

  it('for a pattern cover what it fits', () => {
    const book = overlayPrices(BASE, 'mine', [row('ab*', { perSecondMicros: 5 })]);
    expect(['a', 'ab', 'abc'].map((model) => priceOf(book, model))).toEqual([20, 5, 5]);
  });

  it('that say nothing change nothing but the version', () => {
    expect(overlayPrices(BASE, 'mine', []).rows).toEqual(BASE.rows);
  });

  it('are the only ones for each model that they fit, whatever they are', () => {
    const overlaid = fc.array(
      fc
        .record({
          model: fc.constantFrom('a', 'ab', 'a*', '*b', '*'),
          perSecondMicros: fc.integer({ min: 100, max: 200 }),
        })
        .map(({ model, perSecondMicros }) => row(model, { perSecondMicros })),
    );
    fc.assert(
      fc.property(overlaid, fc.constantFrom('a', 'ab'), (overlay, model) => {
        const price = priceOf(overlayPrices(BASE, 'mine', overlay), model);
        const isCovered = overlay.some((one) => matchesModel(one.model, model));
        if (isCovered) expect(price).toBeGreaterThanOrEqual(100);
        else expect(price).toBe(priceOf(BASE, model));
      }),
    );
  });
});

describe('what has no price', () => {
  it('is nothing, with the prices and models out of the box', () => {
    expect(findUnpriced(defaultPrices(), defaultModels())).toBeNull();
  });

  it('is named: the model, the operation and the size', () => {
    const catalogue = defaultModels();
    const [name = ''] = catalogue.models.keys();
    const book = createPriceBook('v', [
      row('*', { operations: ['create', 'remix', 'edit'], resolution: '8k' }),
    ]);
    const [size] = catalogue.models.get(name)?.capabilities.sizes ?? [];
    expect(findUnpriced(book, catalogue)).toEqual({ model: name, operation: 'extend', ...size });
    expect(findUnpriced(createPriceBook('v', []), catalogue)).toMatchObject({
      operation: 'create',
    });
  });

  it('is not what is free, since somebody has said so', () => {
    const book = createPriceBook('v', [row('*', { perSecondMicros: 0 })]);
    expect(findUnpriced(book, defaultModels())).toBeNull();
  });
});

describe('a price list', () => {
  it.each<[string, Partial<PriceRow>]>([
    ['below nothing', { perSecondMicros: -1 }],
    ['in parts of a millionth', { perVideoMicros: 0.5 }],
    ['without end', { perReferenceMicros: Number.POSITIVE_INFINITY }],
    ['that is no number', { audioPerSecondMicros: Number.NaN }],
    ['above the bound', { perSecondMicros: MAX_UNIT_MICROS + 1 }],
  ])('has no price %s, and says which', (_name, changes) => {
    const [field = ''] = Object.keys(changes);
    expect(() => createPriceBook('v', [row('a', changes)])).toThrow(field);
  });

  it.each<[string, PriceRow]>([
    ['a model', row('')],
    ['an operation', row('a', { operations: [] })],
    ['a resolution that is one', row('a', { resolution: 'large' })],
  ])('has no row without %s', (_name, wrong) => {
    expect(() => createPriceBook('v', [row('a'), wrong])).toThrow(RangeError);
  });

  it('cannot be changed by whoever gave it or got it', () => {
    const rows = [row('a')];
    const book = createPriceBook('v', rows);
    rows.push(row('b'));
    Object.assign(rows[0] ?? {}, { perSecondMicros: 99 });
    expect(book.rows).toEqual([row('a')]);
    expect(() => Object.assign(book.rows[0] ?? {}, { perSecondMicros: 99 })).toThrow(TypeError);
  });
});

describe('a resolution', () => {
  it.each(['720p', '1080p', '2k', '4k', '8k', '1280x720', '99999x10'])('%s is one', (text) => {
    expect(isResolution(text)).toBe(true);
  });

  it.each(['', '720', 'p', '0720p', '720P', '4K', '3k', '1280×720', '1280x720p', '9x9', 'x', '5p'])(
    '%j is none',
    (text) => {
      expect(isResolution(text)).toBe(false);
    },
  );

  it.each([
    ['4k', 3840, 2160, 1],
    ['4k', 2160, 3840, 1],
    ['1920x1080', 1920, 1080, 2],
    ['720p', 1920, 1080, null],
    // Upright is another exact size, of the same room.
    ['1920x1080', 1080, 1920, -1 - 9 * 1920 * 1080],
  ])('%s fits %ix%i as %j', (resolution, width, height, fit) => {
    expect(resolutionFit(resolution, { width, height })).toBe(fit);
  });

  it('with less room is always closer, if it has enough', () => {
    const side = fc.integer({ min: 10, max: 9999 });
    fc.assert(
      fc.property(side, side, side, side, (width, height, less, more) => {
        const [small, large] = [Math.min(less, more), Math.max(less, more)];
        const size = { width, height };
        const closer = resolutionFit(`${small}x${small}`, size);
        const wider = resolutionFit(`${large}x${large}`, size);
        if (closer === null) return;
        if (wider === null) throw new Error('the larger must have room as well');
        // Exact and class fits are a rank of their own, above all that merely have room.
        if (closer < 0 && wider < 0) expect(closer).toBeGreaterThanOrEqual(wider);
      }),
    );
  });
});

describe('model patterns', () => {
  it.each([
    ['*', '', true],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['a**b', 'ab', true],
    ['a*b*c', 'axbxbxc', true],
    ['a*b*c', 'axcxb', false],
    ['a.c', 'abc', false],
    ['', '', true],
  ])('%j and %j: %j', (pattern, model, fits) => {
    expect(matchesModel(pattern, model)).toBe(fits);
  });

  it('that say more are closer, and a name is closest', () => {
    const sorted = ['sora-2', 'sora-2*', 'sora*', '*-2', '*'];
    const shuffled = ['*', 'sora*', 'sora-2', '*-2', 'sora-2*'];
    expect(
      shuffled.toSorted((one, other) => modelCloseness(other) - modelCloseness(one) || 0),
    ).toEqual(sorted);
  });
});
