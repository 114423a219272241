/** Letters are read, stay in the frame, fade, and change nothing beside themselves. */

import { describe, expect, it } from 'vitest';
import { createFrameDrawer } from '../create-frame-drawer.ts';
import { OVERLAY_PLACES, type Overlay, type Scene } from '../../scene/scene.ts';
import { breakLines } from './break-lines.ts';
import { overlayOpacity } from './create-overlays.ts';

const TITLE: Overlay = {
  kind: 'text',
  text: 'HELLO 你好',
  place: 'centre',
  fromSeconds: 1,
  untilSeconds: 3,
};

function sceneOf(overlays: Scene['overlays'], width = 320, height = 180): Scene {
  const look = { time: 'day', weather: 'clear', style: 'natural', palette: null } as const;
  return {
    version: 1,
    seed: 3,
    width,
    height,
    durationSeconds: 8,
    setting: 'lake',
    subjects: [],
    camera: 'still',
    segments: [{ startSeconds: 0, look }],
    ...(overlays === undefined ? {} : { overlays }),
    hasReferenceImage: false,
  };
}

async function lumaAt(scene: Scene, ...timesSeconds: number[]): Promise<Uint8Array[]> {
  const drawer = await createFrameDrawer(scene, null);
  return timesSeconds.map((timeSeconds) => {
    const frame = new Uint8Array(drawer.frameSizeBytes);
    drawer.drawFrame(timeSeconds, frame);
    return frame.subarray(0, scene.width * scene.height);
  });
}

/** Columns and rows in which two frames differ. */
function changedArea(one: Uint8Array, other: Uint8Array, width: number) {
  const changed = Array.from(one.keys()).filter((index) => one[index] !== other[index]);
  const columns = changed.map((index) => index % width);
  const rows = changed.map((index) => Math.floor(index / width));
  return {
    count: changed.length,
    left: Math.min(...columns),
    right: Math.max(...columns),
    top: Math.min(...rows),
    bottom: Math.max(...rows),
  };
}

describe('an overlay', () => {
  it('is there from its start, gone after its end, and elsewhere changes no pixel', async () => {
    const times = [0.5, 2, 3.7];
    const bare = await lumaAt(sceneOf(undefined), ...times);
    const titled = await lumaAt(sceneOf([TITLE]), ...times);
    expect(titled[0]).toEqual(bare[0]);
    expect(titled[2]).toEqual(bare[2]);
    const { count, left, right, top, bottom } = changedArea(bare[1]!, titled[1]!, 320);
    expect(count).toBeGreaterThan(300);
    expect([left > 0, right < 319, top > 45, bottom < 135]).toEqual([true, true, true, true]);
  });

  it.each(OVERLAY_PLACES)('stands %s, whole in upright and lying frames', async (place) => {
    const texts = ['Hi', 'A much longer caption that has to be broken into several lines, 也可以'];
    for (const [width, height] of [
      [320, 180],
      [180, 320],
    ] as const) {
      const [bare] = await lumaAt(sceneOf(undefined, width, height), 2);
      for (const text of texts) {
        for (const kind of ['text', 'wordmark'] as const) {
          const overlay = { ...TITLE, text, place, kind };
          const [titled] = await lumaAt(sceneOf([overlay], width, height), 2);
          const area = changedArea(bare!, titled!, width);
          expect(area.count, text).toBeGreaterThan(10);
          expect([area.left > 0, area.right < width - 1]).toEqual([true, true]);
          expect([area.top > 0, area.bottom < height - 1]).toEqual([true, true]);
          if (place.endsWith('left')) expect(area.left).toBeLessThan(width / 4);
          if (place.endsWith('right')) expect(area.right).toBeGreaterThan((width * 3) / 4);
          if (place.startsWith('top')) expect(area.top).toBeLessThan(height / 4);
          if (place.startsWith('bottom')) expect(area.bottom).toBeGreaterThan((height * 3) / 4);
        }
      }
    }
  });

  it('fades in after its start and out after its end', () => {
    const opacities = [1, 1.3, 1.6, 2, 3, 3.3, 3.6].map((time) => overlayOpacity(TITLE, time));
    expect(opacities.map((value) => Number(value.toFixed(2)))).toEqual([0, 0.5, 1, 1, 1, 0.5, 0]);
    const lasting = { ...TITLE, fromSeconds: null, untilSeconds: null };
    expect([0, 60].map((time) => overlayOpacity(lasting, time))).toEqual([1, 1]);
  });
});

describe('breakLines', () => {
  const widthOf = (line: string): number => [...line].length;

  it.each<[string, number, string[]]>([
    ['one two three', 7, ['one two', 'three']],
    ['一二三四五', 2, ['一二', '三四', '五']],
    ['你好，世界', 3, ['你好，', '世界']],
    ['unbreakable', 4, ['unbreakable']],
    ['short', 80, ['short']],
    ['', 5, []],
  ])('breaks %j at %i', (text, width, lines) => {
    expect(breakLines(text, width, widthOf)).toEqual(lines);
  });
});
