/** Every subject is in the picture, whole, for as long as a scene can last. */

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Compositor, createCompositor } from '../../compositor/compositor.ts';
import { loadKernel } from '../../compositor/load-kernel.ts';
import { resolveLook } from '../../looks/resolve-look.ts';
import {
  CAMERA_MOVES,
  type CameraMove,
  type Scene,
  type Subject,
  SUBJECTS,
  type TimeOfDay,
} from '../../scene/scene.ts';
import { SUBJECT_NUMBERS } from '../../scene/subject-numbers.ts';
import { cameraAt } from '../camera.ts';
import { createFrameDrawer } from '../create-frame-drawer.ts';
import { createGeometryStore } from '../geometry-store.ts';
import { type GroundLine, levelLine } from '../layers/ground-line.ts';
import { foregroundLine } from '../layers/foreground.ts';
import { createLayout } from '../layout.ts';
import { placeInView } from '../place-in-view.ts';
import { createSubjects } from './create-subjects.ts';

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

/** Paints only the subjects, and takes down where each of their pictures is laid. */
function placesOf(
  scene: Scene,
  timesSeconds: readonly number[],
  ledge?: GroundLine['ledge'],
): Box[][] {
  const kernel = loadKernel();
  const layout = createLayout({ ...scene, setting: 'lake' });
  const { look } = scene.segments[0]!;
  const stage = {
    scene,
    layout,
    look,
    light: resolveLook(look),
    geometry: createGeometryStore(),
    kernel,
  };
  const ground = ledge ? levelLine(140, ledge) : foregroundLine(stage, 0.9);
  const { behind, front } = createSubjects(stage, { behind: [], front: [], ground });
  const compositor = createCompositor(kernel, scene.width, scene.height);
  return timesSeconds.map((timeSeconds) => {
    const laid: Box[] = [];
    const spy: Compositor = {
      ...compositor,
      lay({ columns, rows, period }, { left, top, scale = 1, isFlipped }) {
        // A road repeats for ever, and a reflection may end where the water does.
        if (period > 0 || isFlipped) return;
        const right = left + columns * scale;
        laid.push({ left, right, top, bottom: top + rows * scale, count: 1 });
      },
      press: (_, x, y) => laid.push({ left: x, right: x, top: y, bottom: y, count: 0 }),
    };
    const moment = { timeSeconds, camera: cameraAt(scene, timeSeconds), compositor: spy };
    for (const paint of [...behind, ...front]) paint(moment);
    return laid;
  });
}

describe.each(SUBJECTS)('%s', (subject) => {
  const { usual, most } = SUBJECT_NUMBERS[subject];
  const shapes: readonly (readonly [string, number, number])[] = [
    ['lying', 256, 144],
    ['upright', 144, 256],
    ['square', 160, 160],
  ];

  it.each(shapes)('is whole in a frame %s, however many there are', (_, width, height) => {
    for (const count of new Set([1, 2, usual, most])) {
      for (const camera of CAMERA_MOVES) {
        const scene = { ...sceneOf(subject, camera, width, height), counts: { [subject]: count } };
        for (const laid of placesOf(scene, TIMES)) {
          const name = `${count} under ${camera}`;
          expect(laid.length, name).toBeGreaterThan(0);
          for (const { left, right, top, bottom, count: pictures } of laid) {
            if (pictures === 0) continue;
            expect(left, name).toBeGreaterThan(-0.02 * width);
            expect(right, name).toBeLessThan(1.02 * width);
            expect(top, name).toBeGreaterThan(-0.02 * height);
            // A picture has some room below the feet.
            expect(bottom, name).toBeLessThan(1.1 * height);
          }
        }
      }
    }
  });

  it('comes in the number that is asked for', () => {
    const numberOf = (count: number): number => {
      const scene = { ...sceneOf(subject, 'still', 256, 144), counts: { [subject]: count } };
      const [laid = []] = placesOf(scene, [0.7]);
      return laid.length;
    };
    if (most === 1) expect(numberOf(5)).toBe(numberOf(1));
    else expect(numberOf(2)).toBeGreaterThan(numberOf(1));
    expect(numberOf(most + 1)).toBe(numberOf(most));
  });

  it('moves from one frame to the next', () => {
    const scene = sceneOf(subject, 'still', 256, 144);
    const bytes = (timeSeconds: number): string => {
      const drawings = drawnAlone(scene, timeSeconds);
      return createHash('sha256').update(drawings).digest('hex');
    };
    expect(bytes(1)).not.toBe(bytes(1 + 1 / 24));
    expect(bytes(1)).toBe(bytes(1));
    // Nothing of an earlier frame may show in a later one.
    const once = drawnAlone(scene, 2, 1);
    expect(once).toEqual(drawnAlone(scene, 1));
  });
});

/** The subjects on grey, without any setting. */
function drawnAlone(scene: Scene, ...timesSeconds: number[]): Uint8Array {
  const kernel = loadKernel();
  const { look } = scene.segments[0]!;
  const layout = createLayout(scene);
  const light = resolveLook(look);
  const stage = { scene, layout, look, light, geometry: createGeometryStore(), kernel };
  const plan = { behind: [], front: [], ground: foregroundLine(stage, 0.9) };
  const compositor = createCompositor(kernel, scene.width, scene.height);
  const grey = new Uint8Array((scene.width * scene.height * 3) / 2).fill(128);
  const { behind, front } = createSubjects(stage, plan);
  for (const timeSeconds of timesSeconds) {
    compositor.blendWith(grey, 1);
    const moment = { timeSeconds, camera: cameraAt(scene, timeSeconds), compositor };
    for (const paint of [...behind, ...front]) paint(moment);
  }
  const frame = new Uint8Array((scene.width * scene.height * 3) / 2);
  compositor.copyTo(frame);
  return frame;
}

describe('light', () => {
  it.each(SUBJECTS)('falls on a %s by day and leaves it dark at night', (subject) => {
    const scene = sceneOf(subject, 'still', 256, 144);
    const meanOf = (time: TimeOfDay): number => {
      const look = { ...scene.segments[0]!.look, time };
      const frame = drawnAlone({ ...scene, segments: [{ startSeconds: 0, look }] }, 0.7);
      const luma = frame.subarray(0, 256 * 144);
      const touched = luma.filter((value) => value !== 128);
      expect(touched.length).toBeGreaterThan(20);
      return touched.reduce((sum, value) => sum + value, 0) / touched.length;
    };
    expect(meanOf('day') - meanOf('night')).toBeGreaterThan(3);
  });
});

describe('a figure under a camera that rises or nears', () => {
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

describe('fish under water', () => {
  it('swim, each whole in the frame, and turn about without a jump', () => {
    for (const [width, height] of [
      [256, 144],
      [144, 256],
    ] as const) {
      const scene = {
        ...sceneOf('fish', 'push_in', width, height),
        setting: 'underwater' as const,
        counts: { fish: 6 },
      };
      const times = Array.from({ length: 200 }, (_, index) => index / 24);
      const frames = placesOf(scene, times);
      let last = frames[0]!;
      for (const laid of frames) {
        expect(laid).toHaveLength(6);
        laid.forEach(({ left, right, top, bottom }, index) => {
          expect([left > -3, right < width + 3, top > -3, bottom < height]).toEqual([
            true,
            true,
            true,
            true,
          ]);
          expect(Math.abs(left - last[index]!.left)).toBeLessThan(3);
        });
        last = laid;
      }
    }
  });
});

describe('a ledge', () => {
  it.each(['cat', 'dog', 'dancer', 'flower', 'product_box'] as const)(
    'holds every %s that stands on it, and they stay with it',
    (subject) => {
      const { most } = SUBJECT_NUMBERS[subject];
      const scene = {
        ...sceneOf(subject, 'pan_left', 320, 180),
        setting: 'room' as const,
        counts: { [subject]: most },
      };
      const ledge = { left: 90, right: 250 };
      for (const [timeSeconds, laid] of placesOf(scene, [0, 4, 8], ledge).entries()) {
        expect(laid).toHaveLength(most);
        const panned = cameraAt(scene, timeSeconds * 4).pan * 320;
        for (const { left, right } of laid) {
          expect(left + panned).toBeGreaterThan(ledge.left - 6);
          expect(right + panned).toBeLessThan(ledge.right + 6);
        }
      }
    },
  );
});
