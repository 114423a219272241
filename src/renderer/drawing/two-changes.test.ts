/** A remix may change two things at once, night and rain for instance, and is the same video still. */
import { describe, it } from 'vitest';
import { lookPairs } from '../../../test/support/look-pairs.ts';
import { expectLikeness } from '../../../test/support/remix-likeness.ts';
import { SETTINGS } from '../scene/scene.ts';

/** Small and few here, so that every run is quick; `npm run test:renderer` films all of them. */
const FILMING = { times: [0, 0.25, 0.5], oversampling: 1 } as const;
const PAIRS_PER_SETTING = 3;

describe('two changes of the look', () => {
  it.each(SETTINGS)('keep the layout and motion of %s', async (setting) => {
    const pairs = lookPairs();
    const first = SETTINGS.indexOf(setting);
    const chosen = Array.from(
      { length: PAIRS_PER_SETTING },
      (_, index) => pairs[(first * 31 + index * 37) % pairs.length]!,
    );
    await expectLikeness(setting, 1, [{ time: 'night', weather: 'rain' }, ...chosen], FILMING);
  });
});
