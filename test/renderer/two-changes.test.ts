/** Every pair of changes, in every setting, for several seeds, at the size that videos are judged at. */
import { describe, test } from 'vitest';
import { ALL_SETTINGS } from '../support/all-settings.ts';
import { lookPairs } from '../support/look-pairs.ts';
import { expectLikeness } from '../support/remix-likeness.ts';

const FILMING = { times: [0, 0.25, 0.5, 0.75], oversampling: 2 } as const;

describe.each(ALL_SETTINGS)('%s', (setting) => {
  test.each([1, 2, 5])('with seed %i keeps its layout and motion', async (seed) => {
    await expectLikeness(setting, seed, lookPairs(), FILMING);
  });
});
