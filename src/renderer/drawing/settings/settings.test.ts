/** Every place moves without a jump, has no seam, and keeps its shapes under any look. */
import { describe, expect, it } from 'vitest';
import { psnr } from '../../../../test/support/video-metrics.ts';
import { type Look, type Scene, SETTINGS } from '../../scene/scene.ts';
import { createFrameDrawer } from '../create-frame-drawer.ts';

const WIDTH = 240;
const HEIGHT = 136;
const DAY: Look = { time: 'day', weather: 'clear', style: 'natural', palette: null };

function sceneOf(changes: Partial<Scene>): Scene {
  return {
    version: 1,
    seed: 5,
    width: WIDTH,
    height: HEIGHT,
    durationSeconds: 8,
    setting: 'lake',
    subjects: [],
    camera: 'pan_right',
    segments: [{ startSeconds: 0, look: DAY }],
    hasReferenceImage: false,
    ...changes,
  };
}

async function draw(scene: Scene, times: readonly number[]): Promise<Uint8Array[]> {
  const drawer = await createFrameDrawer(scene, null);
  return times.map((timeSeconds) => {
    const frame = new Uint8Array(drawer.frameSizeBytes);
    drawer.drawFrame(timeSeconds, frame);
    return frame;
  });
}

/** Mean difference of each column of luma to the next. */
function columnSteps(frame: Uint8Array): number[] {
  return Array.from({ length: WIDTH - 1 }, (_, x) => {
    let sum = 0;
    for (let y = 0; y < HEIGHT; y++) {
      sum += Math.abs(frame[y * WIDTH + x + 1]! - frame[y * WIDTH + x]!);
    }
    return sum / HEIGHT;
  });
}

describe.each(SETTINGS)('%s', (setting) => {
  it('moves on from frame to frame, early and late', async () => {
    const times = [0, 7.5, 63].flatMap((time) => [time, time + 1 / 24, time + 2 / 24]);
    const frames = await draw(sceneOf({ setting }), times);
    for (const start of [0, 3, 6]) {
      const [one, two, three] = frames.slice(start, start + 3);
      const first = psnr(one!, two!);
      const second = psnr(two!, three!);
      expect(first).toBeGreaterThan(20);
      expect(Math.abs(first - second)).toBeLessThan(4);
      expect(first).toBeLessThan(60);
    }
  });

  it('has no edge over its whole height that comes and goes with the pan', async () => {
    // An upright edge of a house or a trunk is as strong at every time; a seam appears at one.
    const strongest = (await draw(sceneOf({ setting }), [2, 19, 37, 46])).map((frame) =>
      Math.max(...columnSteps(frame)),
    );
    const usual = strongest.toSorted((a, b) => a - b)[1]!;
    expect(Math.max(...strongest)).toBeLessThan(usual * 2.5 + 8);
  });

  it('shows other land for another seed, upright too', async () => {
    const upright = { setting, width: HEIGHT, height: WIDTH };
    const [one] = await draw(sceneOf(upright), [1]);
    const [other] = await draw(sceneOf({ ...upright, seed: 6 }), [1]);
    expect(psnr(one!, other!)).toBeLessThan(27);
  });
});
