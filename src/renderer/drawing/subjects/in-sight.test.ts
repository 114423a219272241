/** What a picture is of can be seen in it: a lone bird before a storm, a rocket's flame at the start. */
import { expect, test } from 'vitest';
import type { Scene } from '../../scene/scene.ts';
import { createFrameDrawer } from '../create-frame-drawer.ts';

const WIDTH = 320;
const HEIGHT = 180;

async function lumaOf(changes: Partial<Scene>, timeSeconds: number): Promise<Uint8Array> {
  const drawer = await createFrameDrawer(
    {
      version: 1,
      seed: 3,
      width: WIDTH,
      height: HEIGHT,
      durationSeconds: 8,
      setting: 'coast',
      subjects: [],
      camera: 'still',
      segments: [
        {
          startSeconds: 0,
          look: { time: 'day', weather: 'clear', style: 'natural', palette: null },
        },
      ],
      hasReferenceImage: false,
      ...changes,
    },
    null,
  );
  const frame = new Uint8Array(drawer.frameSizeBytes);
  drawer.drawFrame(timeSeconds, frame);
  return frame.subarray(0, WIDTH * HEIGHT);
}

/** How many pixels are brighter than without it, by that much at least. */
function brighter(picture: Uint8Array, without: Uint8Array, least: number): number {
  return picture.filter((luma, index) => luma - (without[index] ?? 0) >= least).length;
}

test('One white bird stands out from a storm', async () => {
  const storm: Partial<Scene> = {
    setting: 'lake',
    segments: [
      {
        startSeconds: 0,
        look: { time: 'dawn', weather: 'storm', style: 'natural', palette: null },
      },
    ],
  };
  const empty = await lumaOf(storm, 2);
  const bird = await lumaOf(
    { ...storm, subjects: ['birds'], counts: { birds: 1 }, colours: { birds: '#f4f4f0' } },
    2,
  );
  expect(brighter(bird, empty, 25)).toBeGreaterThan(20);
});

test("A rocket's flame is whole in the first frame, and the frame goes on below it", async () => {
  const night: Partial<Scene> = {
    segments: [
      {
        startSeconds: 0,
        look: { time: 'night', weather: 'clear', style: 'natural', palette: null },
      },
    ],
  };
  const empty = await lumaOf(night, 0);
  const launch = await lumaOf({ ...night, subjects: ['rocket'] }, 0);
  const lowest = (picture: Uint8Array): Uint8Array => picture.subarray(WIDTH * (HEIGHT - 2));
  expect(brighter(launch, empty, 120)).toBeGreaterThan(20);
  expect(brighter(lowest(launch), lowest(empty), 90)).toBe(0);
});
