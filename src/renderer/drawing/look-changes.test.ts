/** A changed look keeps layout and motion, turns colours the right way, and is no other scene. */

import { describe, expect, it } from 'vitest';
import {
  compareVideos,
  hueShares,
  i420ToRgb,
  type LabFrame,
  meanChroma,
  rgbToLab,
} from '../../../test/support/video-metrics.ts';
import type { Look, Scene, Setting, Subject } from '../scene/scene.ts';
import { createFrameDrawer } from './create-frame-drawer.ts';

const WIDTH = 320;
const HEIGHT = 180;
const TIMES = [0, 0.25, 0.5, 0.75];
const DAY: Look = { time: 'day', weather: 'clear', style: 'natural', palette: null };
const TEAL_SAND_RUST = ['#1f7a7a', '#dcc59a', '#a4472a'] as const;

/** Drawn at twice the measured size, so that thin edges are weighed as in a full-size video. */
async function film(setting: Setting, subject: Subject, look: Partial<Look>, seed = 1) {
  const scene: Scene = {
    version: 1,
    seed,
    width: WIDTH * 2,
    height: HEIGHT * 2,
    durationSeconds: 8,
    setting,
    subjects: [subject],
    camera: 'pan_right',
    segments: [{ startSeconds: 0, look: { ...DAY, ...look } }],
    hasReferenceImage: false,
  };
  const drawer = await createFrameDrawer(scene, null);
  const frame = new Uint8Array(drawer.frameSizeBytes);
  return TIMES.map((timeSeconds): LabFrame => {
    drawer.drawFrame(timeSeconds, frame);
    return rgbToLab(halved(i420ToRgb(frame, WIDTH * 2, HEIGHT * 2).data));
  });
}

function halved(data: Uint8Array): { width: number; height: number; data: Uint8Array } {
  const small = new Uint8Array(WIDTH * HEIGHT * 3);
  const wide = WIDTH * 6;
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH * 3; x++) {
      const at = y * 2 * wide + Math.floor(x / 3) * 6 + (x % 3);
      const sum = data[at]! + data[at + 3]! + data[at + wide]! + data[at + wide + 3]!;
      small[y * WIDTH * 3 + x] = sum / 4;
    }
  }
  return { width: WIDTH, height: HEIGHT, data: small };
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
