/** What is told of a video's cost follows from its state and its money alone. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VIDEO_STATUSES } from '../video.ts';
import { costOf } from './cost-of.ts';

const PRICE = { amountMicros: 800_000, priceVersion: 'list-1', lines: [] };

describe('a video costs', () => {
  test.each([
    ['queued', null, { amountMicros: 800_000, state: 'held' }],
    ['in_progress', null, { amountMicros: 800_000, state: 'held' }],
    ['completed', 300_000, { amountMicros: 300_000, state: 'charged' }],
    ['completed', 0, { amountMicros: 0, state: 'charged' }],
    ['failed', 0, { amountMicros: 0, state: 'released' }],
    ['cancelled', 0, { amountMicros: 0, state: 'released' }],
  ] as const)('%s, with %s charged: %j', (status, chargedMicros, cost) => {
    expect(costOf({ price: PRICE, status, chargedMicros })).toEqual(cost);
  });

  test('nothing that could be told, if it is from before there was money', () => {
    for (const status of VIDEO_STATUSES) {
      expect(costOf({ price: null, status, chargedMicros: null })).toBeNull();
    }
  });

  test('never more than it was quoted at, as long as the ledger charges no more', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...VIDEO_STATUSES),
        fc.option(fc.integer({ min: 0, max: PRICE.amountMicros })),
        (status, chargedMicros) => {
          const cost = costOf({ price: PRICE, status, chargedMicros });
          expect(cost?.amountMicros).toBeLessThanOrEqual(PRICE.amountMicros);
        },
      ),
    );
  });
});
