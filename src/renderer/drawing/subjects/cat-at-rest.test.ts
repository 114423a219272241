/** A cat that rests keeps its place in the land, breathes, and looks unlike one that walks. */
import { describe, expect, it } from 'vitest';
import type { Scene } from '../../scene/scene.ts';
import { cameraAt } from '../camera.ts';
import { createFrameDrawer } from '../create-frame-drawer.ts';
import { CAT_POSTURES, type CatPosture } from './cat-at-rest.ts';

const WIDTH = 192;
const HEIGHT = 108;

function sceneOf(posture: CatPosture | null, hasCat = true): Scene {
  return {
    version: 1,
    seed: 4,
    width: WIDTH,
    height: HEIGHT,
    durationSeconds: 20,
    setting: 'meadow',
    subjects: hasCat ? ['cat'] : [],
    ...(posture === null ? {} : { postures: { cat: posture } }),
    camera: 'still',
    segments: [
      { startSeconds: 0, look: { time: 'day', weather: 'clear', style: 'natural', palette: null } },
    ],
    hasReferenceImage: false,
  };
}

/** The middle and the size of what a frame has and the empty scene has not. */
async function catAt(scene: Scene, times: readonly number[]): Promise<number[][]> {
  const drawer = await createFrameDrawer(scene, null);
  const empty = await createFrameDrawer({ ...sceneOf(null, false), camera: scene.camera }, null);
  const [frame, without] = [0, 0].map(() => new Uint8Array(drawer.frameSizeBytes));
  return times.map((time) => {
    drawer.drawFrame(time, frame!);
    empty.drawFrame(time, without!);
    const columns: number[] = [];
    const rows: number[] = [];
    for (let at = 0; at < WIDTH * HEIGHT; at++) {
      if (Math.abs(frame![at]! - without![at]!) < 14) continue;
      columns.push(at % WIDTH);
      rows.push(Math.floor(at / WIDTH));
    }
    columns.sort((one, other) => one - other);
    const middle = columns[columns.length >> 1] ?? 0;
    return [middle, Math.max(...rows) - Math.min(...rows), columns.length];
  });
}

describe('a cat at rest', () => {
  it.each(CAT_POSTURES)('%s stays where it is', async (posture) => {
    const [first, later] = await catAt(sceneOf(posture), [0.5, 18]);
    expect(first![2]).toBeGreaterThan(60);
    expect(Math.abs(later![0]! - first![0]!)).toBeLessThan(5);
  });

  it('sits up, and lies low', async () => {
    const heights: Record<string, number> = {};
    for (const posture of CAT_POSTURES) {
      const [seen] = await catAt(sceneOf(posture), [1]);
      heights[posture] = seen![1]!;
    }
    expect(heights['sitting']).toBeGreaterThan(heights['lying']!);
    expect(heights['lying']).toBeGreaterThan(heights['sleeping']!);
  });

  it('breathes', async () => {
    const drawer = await createFrameDrawer(sceneOf('sleeping'), null);
    const [one, other] = [1, 2].map((time) => {
      const frame = new Uint8Array(drawer.frameSizeBytes);
      drawer.drawFrame(time, frame);
      return frame;
    });
    expect(one).not.toEqual(other);
  });

  it('is what a panning camera comes to rest beside', () => {
    const camera = 'pan_right';
    const subjects = ['cat'] as const;
    const walking = cameraAt({ camera, subjects }, 100).pan;
    const resting = cameraAt({ camera, subjects, postures: { cat: 'sitting' } }, 100).pan;
    expect(walking).toBeGreaterThan(1);
    expect(resting).toBeLessThan(0.1);
  });
});
