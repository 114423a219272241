/** Lightning strikes at times that follow from the seed; leaves never stop coming. */
import { describe, expect, it } from 'vitest';
import { createCompositor } from '../../compositor/compositor.ts';
import { loadKernel } from '../../compositor/load-kernel.ts';
import { resolveLook } from '../../looks/resolve-look.ts';
import type { Scene } from '../../scene/scene.ts';
import { createLayout } from '../layout.ts';
import { createLeaves } from './leaves.ts';
import { lightningAt } from './lightning.ts';
import { wrap } from './wrap.ts';

const FRAMES = Array.from({ length: 24 * 30 }, (_, frame) => frame / 24);

describe('lightning', () => {
  it('strikes now and then, and is dark in between', () => {
    const levels = FRAMES.map((time) => lightningAt(4, time));
    const bright = levels.filter((level) => level > 8).length / levels.length;
    expect(bright).toBeGreaterThan(0.03);
    expect(bright).toBeLessThan(0.25);
    expect(levels.filter((level) => level < 0.5).length / levels.length).toBeGreaterThan(0.6);
    for (const level of levels) {
      expect(level).toBeGreaterThanOrEqual(0);
      expect(level).toBeLessThan(60);
    }
  });

  it('follows from the seed and the time alone', () => {
    expect(lightningAt(4, 7.25)).toBe(lightningAt(4, 7.25));
    const one = FRAMES.map((time) => lightningAt(4, time));
    const other = FRAMES.map((time) => lightningAt(5, time));
    expect(one).not.toEqual(other);
  });
});

describe('leaves', () => {
  it('cross the frame at any time, in their own colours', () => {
    const scene: Scene = {
      version: 1,
      seed: 3,
      width: 320,
      height: 180,
      durationSeconds: 8,
      setting: 'meadow',
      subjects: [],
      camera: 'still',
      segments: [],
      hasReferenceImage: false,
    };
    const light = resolveLook({ time: 'day', weather: 'wind', style: 'natural', palette: null });
    for (const timeSeconds of [0, 40, 119]) {
      const kernel = loadKernel();
      const compositor = createCompositor(kernel, scene.width, scene.height);
      const leaves = createLeaves(kernel, createLayout(scene), light, scene.seed);
      leaves({ timeSeconds, camera: { pan: 0, rise: 0, zoom: 1 }, compositor }, 1);
      const frame = new Uint8Array((scene.width * scene.height * 3) / 2);
      compositor.copyTo(frame);
      const touched = frame.subarray(0, scene.width * scene.height).filter((level) => level > 20);
      expect(touched.length).toBeGreaterThan(60);
      expect(touched.length).toBeLessThan(4000);
      const chroma = frame.subarray(scene.width * scene.height).filter((level) => level > 60);
      expect(chroma.length).toBeGreaterThan(30);
    }
  });
});

describe('wrap', () => {
  it('keeps values within the frame and its margin', () => {
    for (const value of [-3.5, -0.05, 0, 0.4, 1, 1.2, 88.1]) {
      const wrapped = wrap(value, 0.1);
      expect(wrapped).toBeGreaterThanOrEqual(-0.1);
      expect(wrapped).toBeLessThan(1.1);
      const turns = (value - wrapped) / 1.2;
      expect(turns).toBeCloseTo(Math.round(turns), 6);
    }
  });
});
