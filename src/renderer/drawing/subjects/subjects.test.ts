/** Every subject is in the picture, whole, for as long as a scene can last. */

import { describe, expect, it } from 'vitest';
import { CAMERA_MOVES, type CameraMove, type Scene, type Subject } from '../../scene/scene.ts';
import { cameraAt } from '../camera.ts';
import { createFrameDrawer } from '../create-frame-drawer.ts';
import { createLayout } from '../layout.ts';
import { placeInView } from '../place-in-view.ts';

const TIMES = [0, 3, 12, 60, 119];

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly count: number;
}

function sceneOf(
  subject: Subject | null,
  camera: CameraMove,
  width: number,
  height: number,
): Scene {
  return {
    version: 1,
    seed: 4,
    width,
    height,
    durationSeconds: 120,
    // In this setting no subject changes the land, so that only its own pixels differ.
    setting: 'lake',
    subjects: subject === null ? [] : [subject],
    camera,
    segments: [
      { startSeconds: 0, look: { time: 'day', weather: 'clear', style: 'natural', palette: null } },
    ],
    hasReferenceImage: false,
  };
}

/** What surrounds the pixels in which two frames clearly differ. */
function differences(one: Uint8Array, other: Uint8Array, width: number, height: number): Box {
  const box = { left: width, right: 0, top: height, bottom: 0, count: 0 };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (Math.abs(one[y * width + x]! - other[y * width + x]!) < 12) continue;
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y);
      box.count++;
    }
  }
  return box;
}

async function boxes(subject: Subject, camera: CameraMove, width: number, height: number) {
  const bare = await createFrameDrawer(sceneOf(null, camera, width, height), null);
  const full = await createFrameDrawer(sceneOf(subject, camera, width, height), null);
  return TIMES.map((timeSeconds) => {
    const without = new Uint8Array(bare.frameSizeBytes);
    const withIt = new Uint8Array(full.frameSizeBytes);
    bare.drawFrame(timeSeconds, without);
    full.drawFrame(timeSeconds, withIt);
    return differences(without, withIt, width, height);
  });
}

describe.each(['cat', 'drone', 'birds', 'balloon'] as const)('%s', (subject) => {
  // With a cat the camera rises and nears less, so there is no frame without it to compare with.
  const moves = CAMERA_MOVES.filter(
    (move) => subject !== 'cat' || !['rise', 'push_in'].includes(move),
  );

  it.each(moves)('stays whole in the frame under the camera move %s', async (camera) => {
    for (const box of await boxes(subject, camera, 256, 144)) {
      expect(box.count).toBeGreaterThan(8);
      expect(box.left).toBeGreaterThan(0);
      expect(box.right).toBeLessThan(255);
      expect(box.top).toBeGreaterThan(0);
      expect(box.bottom, 'lower edge').toBeLessThan(143);
    }
  });

  it('fits into an upright frame as well', async () => {
    for (const box of await boxes(subject, 'pan_right', 144, 256)) {
      expect(box.count).toBeGreaterThan(8);
      expect(box.left).toBeGreaterThan(0);
      expect(box.right).toBeLessThan(143);
    }
  });
});

describe('a cat under a camera that rises or nears', () => {
  it('keeps its feet in the frame', () => {
    const layout = createLayout(sceneOf('cat', 'rise', 1280, 720));
    for (const camera of ['rise', 'push_in'] as const) {
      for (const timeSeconds of TIMES) {
        const pose = cameraAt({ camera, subjects: ['cat'] }, timeSeconds);
        const ground = layout.height * 0.9 + layout.unit * 0.028;
        const feet = placeInView(layout, { ...pose, pan: 0 }, 1, 640, ground);
        expect(feet.y).toBeLessThan(layout.height);
      }
    }
  });
});

describe('boat', () => {
  it('sails on the water and mirrors in it, under every camera move', async () => {
    for (const camera of CAMERA_MOVES) {
      for (const box of await boxes('boat', camera, 256, 144)) {
        // The wake may fade out beyond the edge, so only the side it sails to is bounded.
        const isFree = camera === 'pan_left' ? box.left > 0 : box.right < 255;
        expect(isFree, camera).toBe(true);
        expect(box.top).toBeGreaterThan(0);
        expect(box.bottom).toBeGreaterThan(144 * 0.7);
      }
    }
  });
});
