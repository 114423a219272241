/** A dark room has a lit lamp, which shines on the wall and never on what is outside. */
import { expect, test } from 'vitest';
import { planSampleScene } from '../../../../test/support/plan-sample-scene.ts';
import { i420ToRgb } from '../../../../test/support/video-metrics.ts';
import type { Scene } from '../../scene/scene.ts';
import { createFrameDrawer } from '../create-frame-drawer.ts';

const WIDTH = 320;
const HEIGHT = 180;

/** How many pixels of the first frame are bright and warm, as a lit shade is. */
async function litPixels(scene: Scene): Promise<number> {
  const drawer = await createFrameDrawer({ ...scene, width: WIDTH, height: HEIGHT }, null);
  const frame = new Uint8Array(drawer.frameSizeBytes);
  drawer.drawFrame(0, frame);
  const { data } = i420ToRgb(frame, WIDTH, HEIGHT);
  let lit = 0;
  for (let at = 0; at < data.length; at += 3) {
    if (data[at]! > 190 && data[at]! > data[at + 2]! * 1.35) lit += 1;
  }
  return lit;
}

test('It is lit once it is dark, in every room, and not by day', async () => {
  const night = planSampleScene('a room at night, clear sky, static camera').scene;
  for (const seed of [1, 2, 3]) {
    expect(await litPixels({ ...night, seed })).toBeGreaterThan(60);
  }
  const segments = [
    { startSeconds: 0, look: { ...night.segments[0]!.look, time: 'day' as const } },
  ];
  expect(await litPixels({ ...night, seed: 1, segments })).toBeLessThan(60);
});
