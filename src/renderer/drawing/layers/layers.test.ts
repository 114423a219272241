/** Sky, waves, ground and buildings: properties that the eye would miss at once. */

import { describe, expect, it } from 'vitest';
import { createCompositor } from '../../compositor/compositor.ts';
import { loadKernel } from '../../compositor/load-kernel.ts';
import { resolveLook } from '../../looks/resolve-look.ts';
import type { Look, Scene } from '../../scene/scene.ts';
import { createGeometryStore } from '../geometry-store.ts';
import { createLayout } from '../layout.ts';
import { createRandom } from '../random.ts';
import type { Painter, Stage } from '../stage.ts';
import { createClouds } from './clouds.ts';
import { createGroundLine } from './ground-line.ts';
import { createSky, skyColour, sunPosition } from './sky.ts';
import { createSkyline } from './skyline.ts';
import { createWaveMap, WAVE_MAP_SIZE } from './wave-map.ts';

const WIDTH = 320;
const HEIGHT = 180;

function stageUnder(changes: Partial<Look>): Stage {
  const look: Look = { time: 'day', weather: 'clear', style: 'natural', palette: null, ...changes };
  const scene: Scene = {
    version: 1,
    seed: 6,
    width: WIDTH,
    height: HEIGHT,
    durationSeconds: 8,
    setting: 'city',
    subjects: [],
    camera: 'still',
    segments: [{ startSeconds: 0, look }],
    hasReferenceImage: false,
  };
  return {
    scene,
    look,
    layout: createLayout(scene),
    light: resolveLook(look),
    geometry: createGeometryStore(),
    kernel: loadKernel(),
  };
}

function paint(stage: Stage, painters: readonly Painter[]): Uint8Array {
  const compositor = createCompositor(stage.kernel, WIDTH, HEIGHT);
  const camera = { pan: 0, rise: 0, zoom: 1 };
  for (const painter of painters) painter({ timeSeconds: 0, camera, compositor });
  const frame = new Uint8Array((WIDTH * HEIGHT * 3) / 2);
  compositor.copyTo(frame);
  return frame;
}

describe('the sky', () => {
  it('is brightest at the sun and covers the whole frame', () => {
    const stage = stageUnder({ time: 'golden' });
    const frame = paint(stage, [createSky(stage)]);
    const luma = frame.subarray(0, WIDTH * HEIGHT);
    const sun = sunPosition(stage.layout, stage.light);
    const brightest = luma.indexOf(Math.max(...luma));
    const distance = Math.hypot((brightest % WIDTH) - sun.x, Math.floor(brightest / WIDTH) - sun.y);
    expect(distance).toBeLessThan(stage.layout.unit * 0.06);
    expect(Math.min(...luma)).toBeGreaterThan(40);
  });

  it('is dithered, so that no row is one flat band', () => {
    const stage = stageUnder({});
    const frame = paint(stage, [createSky(stage)]);
    for (const row of [10, 40, 80]) {
      const levels = new Set(frame.subarray(row * WIDTH, row * WIDTH + 40));
      expect(levels.size).toBeGreaterThan(1);
    }
  });

  it('has stars at night only', () => {
    const peaks = (look: Partial<Look>): number => {
      const stage = stageUnder(look);
      const frame = paint(stage, [createSky(stage)]);
      let count = 0;
      for (let at = WIDTH; at < WIDTH * 60; at++) {
        const around =
          (frame[at - 2]! + frame[at + 2]! + frame[at - WIDTH]! + frame[at + WIDTH]!) / 4;
        if (frame[at]! > around + 14) count++;
      }
      return count;
    };
    expect(peaks({ time: 'night' })).toBeGreaterThan(15);
    expect(peaks({ time: 'night', weather: 'rain' })).toBeLessThan(5);
    expect(peaks({})).toBe(0);
  });

  it('turns evenly from the zenith to the horizon', () => {
    const { light } = stageUnder({ time: 'sunset' });
    expect(skyColour(light, 0)).toEqual(light.sky[0]);
    skyColour(light, 1).forEach((part, index) => expect(part).toBeCloseTo(light.sky[3][index]!));
    for (let step = 0; step < 200; step++) {
      const a = skyColour(light, step / 200);
      const b = skyColour(light, (step + 1) / 200);
      expect(Math.max(...a.map((part, index) => Math.abs(part - b[index]!)))).toBeLessThan(6);
    }
  });
});

describe('clouds', () => {
  it('cover more of a cloudy sky than of a clear one', () => {
    const changed = (look: Partial<Look>): number => {
      const stage = stageUnder(look);
      const bare = paint(stage, [createSky(stage)]);
      const clouded = paint(stage, [createSky(stage), ...createClouds(stage)]);
      const differs = (value: number, at: number): boolean => Math.abs(value - bare[at]!) > 4;
      return clouded.subarray(0, WIDTH * 90).filter(differs).length;
    };
    expect(changed({ weather: 'cloudy' })).toBeGreaterThan(changed({}) * 1.5);
    expect(changed({})).toBeGreaterThan(100);
  });
});

describe('buildings', () => {
  const skyline = {
    name: 'skyline',
    height: 0.34,
    buildingWidth: 0.09,
    widths: 1.3,
    depth: 0.3,
    haze: 0.2,
  };

  function lumaUnder(look: Partial<Look>): Uint8Array {
    const stage = stageUnder(look);
    return paint(stage, [createSkyline(stage, skyline)]).subarray(0, WIDTH * HEIGHT);
  }

  it('stand in the same places by day and by night', () => {
    const day = lumaUnder({});
    const night = lumaUnder({ time: 'night' });
    const moved = day.filter((value, at) => value > 0 !== night[at]! > 0).length;
    // Only the red lamps on the masts are wider than what they stand on.
    expect(moved).toBeLessThan(60);
  });

  it('have bright windows in their dark walls at night', () => {
    const night = [...lumaUnder({ time: 'night' })].filter((value) => value > 0);
    const bright = night.filter((value) => value > 110).length / night.length;
    expect(bright).toBeGreaterThan(0.02);
    expect(bright).toBeLessThan(0.3);
  });
});

describe('the wave map', () => {
  it('repeats both ways and is as steep up as down', () => {
    const map = createWaveMap(3);
    const at = (x: number, y: number): number => map[(y * WAVE_MAP_SIZE + x) * 2 + 1]!;
    const mean = map.reduce((sum, value) => sum + value, 0) / map.length;
    expect(Math.abs(mean)).toBeLessThan(0.02);
    const last = WAVE_MAP_SIZE - 1;
    for (const place of [0, 40, 199]) {
      const inside = Math.abs(at(100, place) - at(101, place));
      expect(Math.abs(at(last, place) - at(0, place))).toBeLessThan(inside + 1.2);
      expect(Math.abs(at(place, last) - at(place, 0))).toBeLessThan(1.6);
    }
  });
});

describe('a ground line', () => {
  const shape = { period: 400, row: 150, swing: 4, waves: [1, 2, 5] };
  const line = createGroundLine(createRandom(8, 'ground'), shape);

  it('repeats, stays near its mean and knows its slope', () => {
    for (let x = -500; x < 900; x += 37) {
      expect(line.rowAt(x + 400)).toBeCloseTo(line.rowAt(x), 6);
      expect(Math.abs(line.rowAt(x) - 150)).toBeLessThan(10);
      const measured = (line.rowAt(x + 0.01) - line.rowAt(x - 0.01)) / 0.02;
      expect(line.slopeAt(x)).toBeCloseTo(measured, 4);
    }
  });
});
