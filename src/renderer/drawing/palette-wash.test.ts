/** A palette is seen where the light alone would not show it, with each of its colours. */
import { describe, expect, test } from 'vitest';
import { filmScene } from '../../../test/support/film-scene.ts';
import { compareVideos, hueShares } from '../../../test/support/video-metrics.ts';
import { SETTINGS, type Palette, type Scene } from '../scene/scene.ts';
import { createFrameDrawer } from './create-frame-drawer.ts';
import { isWashed } from './palette-wash.ts';

const PALETTE: Palette = ['#1f7a7a', '#dcc59a', '#a4472a'];
const FILMING = { times: [0, 0.5], oversampling: 1 } as const;

describe.each(SETTINGS.filter(isWashed))('in the %s', (setting) => {
  test('each colour is there, and the picture is the same one', async () => {
    const original = await filmScene({ setting, seed: 3 }, FILMING);
    const changed = await filmScene({ setting, seed: 3, look: { palette: PALETTE } }, FILMING);
    const shares = hueShares(changed, PALETTE);
    expect(shares.any).toBeGreaterThanOrEqual(0.75);
    for (const share of shares.each) expect(share).toBeGreaterThanOrEqual(0.1);
    const { struct, motion, edge } = compareVideos(original, changed);
    expect(struct).toBeGreaterThanOrEqual(0.9);
    expect(motion).toBeGreaterThanOrEqual(0.9);
    expect(edge).toBeGreaterThanOrEqual(0.75);
  });
});

test('a frame is the same whichever was drawn first, as for the new part of an extension', async () => {
  const look = { time: 'day', weather: 'clear', style: 'natural', palette: PALETTE } as const;
  const scene: Scene = {
    version: 1,
    seed: 3,
    width: 160,
    height: 90,
    durationSeconds: 8,
    setting: 'forest',
    subjects: ['cat'],
    camera: 'pan_right',
    segments: [{ startSeconds: 0, look }],
    hasReferenceImage: false,
  };
  const [whole, part] = [
    await createFrameDrawer(scene, null),
    await createFrameDrawer(scene, null),
  ];
  const [one, other] = [whole, part].map(({ frameSizeBytes }) => new Uint8Array(frameSizeBytes));
  for (const time of [0, 2, 5]) whole.drawFrame(time, one!);
  part.drawFrame(5, other!);
  expect(Buffer.compare(one!, other!)).toBe(0);
});
