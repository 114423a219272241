/** What videos cost out of the box, and what an operator's list changes about it. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { defaultModels, type PriceBook, type PriceRow } from '../index.ts';
import { defaultPrices, findUnpriced, overlayPrices, quotePrice } from './index.ts';

const CENTS_5: PriceRow = {
  model: '*',
  operations: null,
  resolution: null,
  perSecondMicros: 50_000,
  perVideoMicros: 0,
  perReferenceMicros: 0,
  audioPerSecondMicros: 0,
};

function price(book: PriceBook, model: string, size: string, durationSeconds: number): number {
  const [width = 0, height = 0] = size.split('x').map(Number);
  const kind = { model, operation: 'create', width, height } as const;
  return quotePrice(book, { ...kind, durationSeconds, hasAudio: true, referenceCount: 1 })
    .amountMicros;
}

describe('defaultPrices', () => {
  it.each([
    ['sora-2', '1280x720', 8, 800_000],
    ['sora-2', '1024x1792', 4, 400_000],
    ['sora-2-pro', '720x1280', 12, 3_600_000],
    ['sora-2-pro', '1792x1024', 4, 2_000_000],
    ['sora-2-pro', '1080x1920', 4, 2_800_000],
    ['veo-3.1-generate-preview', '1920x1080', 8, 3_200_000],
    ['veo-3.1-generate-preview', '2160x3840', 8, 4_800_000],
    ['veo3.1-fast', '3840x2160', 4, 1_400_000],
    ['veo3.1-fast', '1280x720', 8, 1_200_000],
  ])('%s at %s for %i s', (model, size, seconds, micros) => {
    expect(price(defaultPrices(), model, size, seconds)).toBe(micros);
  });

  it('knows every model that exists out of the box', () => {
    expect(findUnpriced(defaultPrices(), defaultModels())).toBeNull();
  });

  it('has another version when it has other rows', () => {
    const { version, rows } = defaultPrices();
    const digest = createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 16);
    expect([version, digest]).toEqual(['list-2026-11', '7bb24926d68c40f5']);
  });
});

describe('overlayPrices', () => {
  it('prices what it names, and leaves the rest', () => {
    const book = overlayPrices(defaultPrices(), 'mine', [{ ...CENTS_5, model: 'sora-2-pro' }]);
    expect(price(book, 'sora-2-pro', '1792x1024', 4)).toBe(200_000);
    expect(price(book, 'sora-2', '1280x720', 4)).toBe(400_000);
    expect(book.version).toBe('mine');
    expect(findUnpriced(book, defaultModels())).toBeNull();
  });

  it('reaches with a star also what the base names more closely', () => {
    const book = overlayPrices(defaultPrices(), 'mine', [CENTS_5]);
    for (const model of defaultModels().models.keys()) {
      expect(price(book, model, '1280x720', 4)).toBe(200_000);
    }
    expect(price(book, 'a-model-of-tomorrow', '1280x720', 4)).toBe(200_000);
  });

  it('leaves no price of the base behind what it names only in part', () => {
    const only720 = { ...CENTS_5, model: 'veo*', resolution: '720p' };
    const book = overlayPrices(defaultPrices(), 'mine', [only720]);
    expect(findUnpriced(book, defaultModels())).toMatchObject({ width: 1920, height: 1080 });
  });
});

describe('findUnpriced', () => {
  it('names the operation that is missing', () => {
    const withoutEdit: PriceRow = { ...CENTS_5, operations: ['create', 'remix', 'extend'] };
    const book = overlayPrices(defaultPrices(), 'mine', [withoutEdit]);
    expect(findUnpriced(book, defaultModels())).toEqual({
      model: 'sora-2',
      operation: 'edit',
      width: 720,
      height: 1280,
    });
  });
});
