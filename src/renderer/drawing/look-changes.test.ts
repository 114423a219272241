/** A changed look keeps layout and motion, turns colours the right way, and is no other scene. */

import { describe, expect, it } from 'vitest';
import { filmScene } from '../../../test/support/film-scene.ts';
import {
  compareVideos,
  hueShares,
  type LabFrame,
  meanChroma,
} from '../../../test/support/video-metrics.ts';
import type { Look, Setting, Subject } from '../scene/scene.ts';

const FILMING = { times: [0, 0.25, 0.5, 0.75], oversampling: 2 } as const;
const TEAL_SAND_RUST = ['#1f7a7a', '#dcc59a', '#a4472a'] as const;

async function film(
  setting: Setting,
  subject: Subject,
  look: Partial<Look>,
  seed = 1,
): Promise<LabFrame[]> {
  return await filmScene({ setting, subjects: [subject], look, seed }, FILMING);
}

const CASES: readonly [Setting, Subject, readonly Partial<Look>[]][] = [
  [
    'lake',
    'boat',
    [
      { time: 'golden' },
      { time: 'night' },
      { weather: 'rain' },
      { weather: 'snow' },
      { weather: 'fog' },
    ],
  ],
  ['city', 'birds', [{ time: 'night' }, { time: 'sunset' }]],
  ['meadow', 'cat', [{ weather: 'snow' }, { time: 'dawn' }]],
  ['coast', 'drone', [{ time: 'sunset' }, { weather: 'cloudy' }]],
  ['mountains', 'balloon', [{ weather: 'fog' }, { time: 'night' }]],
  ['coast', 'dog', [{ time: 'night' }]],
  ['meadow', 'butterfly', [{ weather: 'snow' }]],
  ['lake', 'fish', [{ time: 'sunset' }, { weather: 'rain' }]],
  ['mountains', 'car', [{ weather: 'snow' }, { time: 'night' }]],
  ['meadow', 'train', [{ time: 'golden' }]],
  ['city', 'runner', [{ time: 'night' }]],
  ['coast', 'dancer', [{ palette: TEAL_SAND_RUST }]],
  ['mountains', 'rocket', [{ weather: 'fog' }]],
  ['meadow', 'flower', [{ time: 'dawn' }]],
  ['mountains', 'product_box', [{ palette: TEAL_SAND_RUST }]],
];

describe('a single change of the look', () => {
  it.each(['rain', 'snow'] as const)(
    'to %s leaves the little motion of an empty street before a camera at rest',
    async (weather) => {
      const street = { setting: 'street', camera: 'still' } as const;
      const original = await filmScene(street, FILMING);
      const { motion } = compareVideos(
        original,
        await filmScene({ ...street, look: { weather } }, FILMING),
      );
      expect(motion).toBeGreaterThanOrEqual(0.7);
    },
  );

  it.each(CASES)('keeps the layout and motion of %s with %s', async (setting, subject, looks) => {
    const original = await film(setting, subject, {});
    const decoy = compareVideos(original, await film(setting, subject, {}, 99)).struct;
    expect(decoy).toBeLessThanOrEqual(0.45);
    for (const look of looks) {
      const { edge, struct, motion } = compareVideos(original, await film(setting, subject, look));
      const name = `${setting} ${JSON.stringify(look)}`;
      expect(struct, name).toBeGreaterThanOrEqual(Math.max(0.6, decoy + 0.2));
      expect(motion, name).toBeGreaterThanOrEqual(0.7);
      expect(edge, name).toBeGreaterThanOrEqual(0.45);
    }
  });
});

describe('colour', () => {
  it('turns warm in golden light and at sunset, dark at night and grey in noir', async () => {
    const original = await film('coast', 'boat', {});
    for (const time of ['golden', 'sunset'] as const) {
      const { aShift, bShift } = compareVideos(original, await film('coast', 'boat', { time }));
      expect(aShift).toBeGreaterThanOrEqual(3);
      expect(bShift).toBeGreaterThanOrEqual(12);
    }
    const night = compareVideos(original, await film('coast', 'boat', { time: 'night' }));
    expect(night.lightnessShift).toBeLessThanOrEqual(-20);
    expect(meanChroma(await film('coast', 'boat', { style: 'noir' }))).toBeLessThanOrEqual(4);
  });

  it('takes on each colour of a palette', async () => {
    const before = hueShares(await film('lake', 'boat', {}), TEAL_SAND_RUST);
    const after = hueShares(
      await film('lake', 'boat', { palette: TEAL_SAND_RUST }),
      TEAL_SAND_RUST,
    );
    expect(after.any).toBeGreaterThanOrEqual(Math.max(0.45, before.any + 0.3));
    for (const share of after.each) expect(share).toBeGreaterThanOrEqual(0.03);
  });
});
