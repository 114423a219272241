/** The camera keeps its promises at every time a scene can have. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAMERA_MOVES, type CameraMove, MAX_DURATION_SECONDS } from '../scene/scene.ts';
import { cameraAt as cameraOf } from './camera.ts';
import type { Layout } from './layout.ts';
import { placeInView } from './place-in-view.ts';

const layout = { width: 1280, height: 720, horizon: 420 } as Layout;
function cameraAt(camera: CameraMove, timeSeconds: number) {
  return cameraOf({ camera, subjects: [] }, timeSeconds);
}

const time = fc.double({ min: 0, max: MAX_DURATION_SECONDS, noNaN: true });
const move = fc.constantFrom(...CAMERA_MOVES);

describe('cameraAt', () => {
  it('starts where the scene was composed', () => {
    for (const name of CAMERA_MOVES) {
      if (name === 'pull_out' || name === 'descend') continue;
      expect(cameraAt(name, 0)).toEqual({ pan: expect.closeTo(0), rise: 0, zoom: 1 });
    }
  });

  it('never runs away from a room whose window somebody is at', () => {
    for (const subject of ['cat', 'woman', 'dog'] as const) {
      for (const seconds of [0, 8, 20, 120]) {
        const scene = { camera: 'pan_right', subjects: [subject], pace: 4 } as const;
        expect(Math.abs(cameraOf({ ...scene, setting: 'room' }, seconds).pan)).toBeLessThan(0.1);
        expect(cameraOf({ ...scene, setting: 'coast' }, seconds + 8).pan).toBeGreaterThan(1);
      }
    }
  });

  it('ends where the scene was composed when it draws back or comes down', () => {
    expect(cameraAt('pull_out', 0).zoom).toBeGreaterThan(1.2);
    expect(cameraAt('pull_out', 110).zoom).toBeCloseTo(1, 2);
    expect(cameraAt('descend', 0).rise).toBeGreaterThan(0.1);
    expect(cameraAt('descend', 60).rise).toBeCloseTo(0, 2);
  });

  it('swings to both sides on an orbit, and trembles a little in the hand', () => {
    const pans = Array.from({ length: 25 }, (_, second) => cameraAt('orbit', second).pan);
    expect(Math.max(...pans)).toBeGreaterThan(0.1);
    expect(Math.min(...pans)).toBeLessThan(-0.1);
    const shakes = Array.from({ length: 97 }, (_, frame) => cameraAt('handheld', frame / 24).pan);
    const turns = shakes.filter((pan, at) => {
      const before = shakes[at - 1] ?? pan;
      const after = shakes[at + 1] ?? pan;
      return (pan - before) * (after - pan) < 0;
    });
    expect(turns.length).toBeGreaterThan(1);
    expect(Math.max(...shakes.map(Math.abs))).toBeLessThan(0.015);
  });

  it('never shows what lies above or beside a layer: it only rises and nears', () => {
    fc.assert(
      fc.property(move, time, (name, seconds) => {
        const { rise, zoom } = cameraAt(name, seconds);
        expect(rise).toBeGreaterThanOrEqual(0);
        expect(zoom).toBeGreaterThanOrEqual(1);
        expect(zoom).toBeLessThan(1.65);
      }),
    );
  });

  it('moves without jumps and still moves after two minutes', () => {
    fc.assert(
      fc.property(move, time, (name, seconds) => {
        const now = cameraAt(name, seconds);
        const next = cameraAt(name, seconds + 1 / 24);
        expect(Math.abs(next.pan - now.pan)).toBeLessThan(0.004);
        expect(Math.abs(next.rise - now.rise)).toBeLessThan(0.004);
        expect(Math.abs(next.zoom - now.zoom)).toBeLessThan(0.004);
      }),
    );
    for (const name of CAMERA_MOVES) expect(cameraAt(name, 119)).not.toEqual(cameraAt(name, 120));
  });

  it('rises and nears less when a cat must stay in the frame', () => {
    for (const camera of ['rise', 'push_in'] as const) {
      const plain = cameraAt(camera, 60);
      const withCat = cameraOf({ camera, subjects: ['cat'] }, 60);
      expect(withCat.rise).toBeLessThanOrEqual(plain.rise * 0.3);
      expect(withCat.zoom - 1).toBeLessThanOrEqual((plain.zoom - 1) * 0.3);
    }
  });

  it('pans to the side it names', () => {
    expect(cameraAt('pan_right', 8).pan).toBeGreaterThan(0.2);
    expect(cameraAt('pan_left', 8).pan).toBeLessThan(-0.2);
  });
});

describe('placeInView', () => {
  it('moves near things more than far ones and leaves the sky alone', () => {
    const camera = cameraAt('pan_right', 10);
    const shift = (depth: number): number => 300 - placeInView(layout, camera, depth, 300, 500).x;
    expect(shift(0)).toBe(0);
    expect(shift(1)).toBeGreaterThan(shift(0.3) * 2);
  });

  it('zooms towards the middle of the horizon', () => {
    const camera = cameraAt('push_in', 20);
    const middle = placeInView(layout, { ...camera, pan: 0 }, 0.7, 640, 420);
    expect([middle.x, middle.y]).toEqual([640, 420]);
    expect(placeInView(layout, { ...camera, pan: 0 }, 0.7, 740, 420).x).toBeGreaterThan(760);
  });
});
