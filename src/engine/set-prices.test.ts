/** Setting prices: whatever would leave a video without one, or could not be computed, is refused whole. */
import { beforeEach, describe, expect, it } from 'vitest';
import { defaultModels, pricing, RepriseError, type PriceRow } from '../core/index.ts';
import type { EngineParts } from './engine.ts';
import { setPrices } from './set-prices.ts';

const EVERYTHING: PriceRow = {
  model: '*',
  operations: null,
  resolution: null,
  perSecondMicros: 50_000,
  perVideoMicros: 0,
  perReferenceMicros: 0,
  audioPerSecondMicros: 0,
};

let published: { readonly rows: readonly PriceRow[]; readonly actor: string }[];
beforeEach(() => {
  published = [];
});

function set(...rows: PriceRow[]) {
  const start = pricing.defaultPrices();
  const over = (wanted: readonly PriceRow[]) => pricing.overlayPrices(start, 'test', wanted);
  const prices = {
    preview: over,
    publish: async (wanted: readonly PriceRow[], actor: string) => {
      published.push({ rows: wanted, actor });
      return over(wanted);
    },
  };
  const parts = { prices, models: defaultModels() } as unknown as EngineParts;
  return setPrices(parts, rows, 'me');
}

async function refusal(...rows: PriceRow[]): Promise<string> {
  const error: unknown = await set(...rows).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(RepriseError);
  expect(error).toMatchObject({ code: 'invalid_parameter', param: 'rows' });
  expect(published).toEqual([]);
  return (error as RepriseError).publicText;
}

describe('setPrices', () => {
  it('puts a list to use that prices everything, and says who did', async () => {
    const book = await set(EVERYTHING);
    expect(book.rows[0]).toEqual(EVERYTHING);
    expect(published).toEqual([{ rows: [EVERYTHING], actor: 'me' }]);
  });

  it('takes what costs nothing when it is said so', async () => {
    await set({ ...EVERYTHING, perSecondMicros: 0 });
    expect(published).toHaveLength(1);
  });

  it('takes an empty list, which gives the prices of the start back', async () => {
    await set();
    expect(published).toEqual([{ rows: [], actor: 'me' }]);
  });

  it('takes the parts of a model in several rows', async () => {
    await set(
      { ...EVERYTHING, operations: ['create', 'extend'] },
      { ...EVERYTHING, operations: ['remix', 'edit'], perVideoMicros: 5 },
    );
    expect(published).toHaveLength(1);
  });

  it('names the operation that would be without a price', async () => {
    const text = await refusal({ ...EVERYTHING, operations: ['create', 'remix', 'edit'] });
    expect(text).toBe("'rows': there would be no price for extend of 'sora-2' at 720x1280.");
  });

  it('names the size that would be without a price', async () => {
    const text = await refusal({ ...EVERYTHING, model: 'veo*', resolution: '720p' });
    expect(text).toMatch(/no price for create of 'veo[^']+' at 1920x1080/);
  });

  it.each([
    [
      'a part of a micro-dollar',
      { perSecondMicros: 0.5 },
      /perSecondMicros must be a whole number/,
    ],
    ['money back', { perVideoMicros: -1 }, /perVideoMicros must be a whole number/],
    ['no number', { perReferenceMicros: Number.NaN }, /perReferenceMicros/],
    ['more than a thousand dollars', { audioPerSecondMicros: 1_000_000_001 }, /to 1000000000/],
    ['no model', { model: '' }, /needs a model/],
    ['no operation at all', { operations: [] }, /needs an operation, or null/],
    ['a size that is none', { resolution: 'large' }, /'large' is no resolution/],
  ])('refuses %s', async (_what, wrong, complaint) => {
    expect(await refusal({ ...EVERYTHING, ...wrong })).toMatch(complaint);
  });

  it('refuses the whole list for one wrong row', async () => {
    await refusal(EVERYTHING, { ...EVERYTHING, perSecondMicros: -1 });
  });

  it('does not blame whoever asks for a fault of the store', async () => {
    const parts = {
      models: defaultModels(),
      prices: {
        preview: () => {
          throw new TypeError('a fault of ours');
        },
      },
    } as unknown as EngineParts;
    await expect(setPrices(parts, [], 'me')).rejects.toThrow(TypeError);
  });
});
