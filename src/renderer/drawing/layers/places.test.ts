/** The parts of rooms, streets, seas, stages and space: where they are, what they leave open, how they move. */
import { describe, expect, it } from 'vitest';
import { createCompositor } from '../../compositor/compositor.ts';
import { loadKernel } from '../../compositor/load-kernel.ts';
import { localLight } from '../../looks/local-light.ts';
import { resolveLook } from '../../looks/resolve-look.ts';
import type { Look, Scene, Setting } from '../../scene/scene.ts';
import { createGeometryStore } from '../geometry-store.ts';
import { createLayout } from '../layout.ts';
import type { Painter, Stage } from '../stage.ts';
import { createBackdrop } from './backdrop.ts';
import { createBubbles } from './bubbles.ts';
import { createFacades } from './facades.ts';
import { createGrove } from './grove.ts';
import { createKelp } from './kelp.ts';
import { createLightRays } from './light-rays.ts';
import { createPlanet } from './planet.ts';
import { createPodium, podiumRow } from './podium.ts';
import { seabedLine } from './seabed.ts';
import { createWindowPanes } from './window-panes.ts';
import { windowShape } from './window-shape.ts';
import { createWindowWall } from './window-wall.ts';

const WIDTH = 320;
const HEIGHT = 180;

function stageOf(setting: Setting, look: Partial<Look> = {}, seed = 6, upright = false): Stage {
  const whole: Look = { time: 'day', weather: 'clear', style: 'natural', palette: null, ...look };
  const scene: Scene = {
    version: 1,
    seed,
    width: upright ? HEIGHT : WIDTH,
    height: upright ? WIDTH : HEIGHT,
    durationSeconds: 8,
    setting,
    subjects: [],
    camera: 'still',
    segments: [{ startSeconds: 0, look: whole }],
    hasReferenceImage: false,
  };
  return {
    scene,
    look: whole,
    layout: createLayout(scene),
    light: localLight(setting, resolveLook(whole)),
    geometry: createGeometryStore(),
    kernel: loadKernel(),
  };
}

/** Luma over black, which shows where a painter puts anything. */
function paint(stage: Stage, painters: readonly Painter[], timeSeconds = 0): Uint8Array {
  const { width, height } = stage.scene;
  const compositor = createCompositor(stage.kernel, width, height);
  const camera = { pan: 0, rise: 0, zoom: 1 };
  for (const painter of painters) painter({ timeSeconds, camera, compositor });
  const frame = new Uint8Array((width * height * 3) / 2);
  compositor.copyTo(frame);
  return frame.subarray(0, width * height);
}

const touched = (luma: Uint8Array): number => luma.filter((level) => level > 0).length;

describe('a room', () => {
  it('has another window for each seed, always inside the frame', () => {
    const lefts = new Set<number>();
    for (let seed = 0; seed < 30; seed++) {
      for (const upright of [false, true]) {
        const stage = stageOf('room', {}, seed, upright);
        const { left, right, top, bottom, bars, columns } = windowShape(stage);
        expect(left).toBeGreaterThan(0);
        expect(right).toBeLessThan(stage.layout.width);
        expect(right - left).toBeGreaterThan(stage.layout.width * 0.35);
        expect(bottom).toBeLessThan(stage.layout.height * 0.86);
        expect(columns).toBeGreaterThanOrEqual(1);
        for (const bar of bars) expect(bar > top && bar < bottom).toBe(true);
        lefts.add(Math.round(left));
      }
    }
    expect(lefts.size).toBeGreaterThan(15);
  });

  it('leaves the window open and the wall closed', () => {
    const stage = stageOf('room');
    const shape = windowShape(stage);
    const luma = paint(stage, [createWindowWall(stage)]);
    const open = luma.filter((level) => level === 0).length / luma.length;
    const area = ((shape.right - shape.left) * (shape.bottom - shape.top)) / (WIDTH * HEIGHT);
    expect(open).toBeGreaterThan(area * 0.4);
    expect(open).toBeLessThan(area);
    for (let x = 0; x < WIDTH; x++) expect(luma[(HEIGHT - 1) * WIDTH + x]).toBeGreaterThan(0);
  });

  it('has drops on its panes while it rains only', () => {
    expect(createWindowPanes(stageOf('room'))).toEqual([]);
    const wet = stageOf('room', { weather: 'rain' });
    const drops = touched(paint(wet, createWindowPanes(wet)));
    expect(drops).toBeGreaterThan(100);
    expect(drops).toBeLessThan(WIDTH * HEIGHT * 0.2);
  });
});

describe('a street', () => {
  it('stands on one line, and is mirrored on the road while it rains only', () => {
    const dry = stageOf('street');
    const facades = createFacades(dry, { depth: 0.5, foot: 0.1 });
    expect(facades.paintMirrored).toEqual([]);
    const luma = paint(dry, [facades.paint]);
    for (let x = 0; x < WIDTH; x += 5) {
      expect(luma[(facades.footRow - 3) * WIDTH + x]).toBeGreaterThan(0);
      expect(luma[(facades.footRow + 2) * WIDTH + x]).toBe(0);
    }
    const wet = stageOf('street', { weather: 'rain' });
    const mirrored = createFacades(wet, { depth: 0.5, foot: 0.1 }).paintMirrored;
    const below = paint(wet, mirrored).subarray(facades.footRow * WIDTH);
    expect(touched(below)).toBeGreaterThan(below.length * 0.4);
  });
});

describe('a forest', () => {
  it('has trunks and leaves above its ground, and air between them', () => {
    const stage = stageOf('forest');
    const shape = { name: 'grove', depth: 0.4, foot: 0.1, trunks: 8, haze: 0.3 };
    const luma = paint(stage, [createGrove(stage, shape)]);
    const upper = luma.subarray(0, WIDTH * 60);
    const share = touched(upper) / upper.length;
    expect(share).toBeGreaterThan(0.15);
    expect(share).toBeLessThan(0.9);
    const ground = luma.subarray((HEIGHT - 20) * WIDTH);
    expect(touched(ground)).toBe(ground.length);
  });
});

describe('under water', () => {
  const stage = stageOf('underwater');

  it('sways the kelp at its top and not at its root', () => {
    const kelp = createKelp(stage, seabedLine(stage));
    const now = paint(stage, [kelp], 0);
    const later = paint(stage, [kelp], 1.4);
    const moved = (from: number, to: number): number => {
      let changed = 0;
      for (let at = from * WIDTH; at < to * WIDTH; at++) {
        if (now[at]! > 0 !== later[at]! > 0) changed++;
      }
      return changed / Math.max(1, touched(now.subarray(from * WIDTH, to * WIDTH)));
    };
    expect(moved(70, 110)).toBeGreaterThan(moved(150, 166) * 1.5);
  });

  it('keeps bubbles coming, and light from above', () => {
    for (const time of [0, 50, 119]) {
      expect(touched(paint(stage, [createBubbles(stage)], time))).toBeGreaterThan(30);
    }
    const rays = paint(stage, [createLightRays(stage)]);
    const mean = (from: number, to: number): number =>
      rays.subarray(from * WIDTH, to * WIDTH).reduce((sum, level) => sum + level, 0) / (to - from);
    expect(mean(0, 40)).toBeGreaterThan(mean(140, 180));
  });
});

describe('space', () => {
  it('lights a planet from the side of the sun', () => {
    const stage = stageOf('space');
    const place = { name: 'globe', x: 160, y: 90, radius: 50, hasRing: false, depth: 0 };
    const luma = paint(stage, [createPlanet(stage, place)]);
    const side = stage.layout.sunSide;
    expect(luma[80 * WIDTH + 160 + side * 30]).toBeGreaterThan(
      luma[100 * WIDTH + 160 - side * 30]!,
    );
    expect(luma[10 * WIDTH + 20]).toBe(0);
  });

  it('reaches further with a ring', () => {
    const stage = stageOf('space');
    const place = { name: 'globe', x: 160, y: 90, radius: 40, depth: 0 };
    const bare = paint(stage, [createPlanet(stage, { ...place, hasRing: false })]);
    const ringed = paint(stage, [createPlanet(stage, { ...place, hasRing: true })]);
    const reach = (luma: Uint8Array): number =>
      Array.from({ length: WIDTH }, (_, x) => x).filter((x) =>
        Array.from({ length: 40 }, (_unused, y) => luma[(70 + y) * WIDTH + x]!).some((l) => l > 20),
      ).length;
    expect(reach(ringed)).toBeGreaterThan(reach(bare) * 1.4);
  });
});

describe('a stage for products', () => {
  it('has a backdrop without a hole and steps in its middle', () => {
    for (const upright of [false, true]) {
      const stage = stageOf('studio', {}, 3, upright);
      const { width, height } = stage.layout;
      const backdrop = paint(stage, [createBackdrop(stage)]);
      expect(touched(backdrop)).toBe(width * height);
      const podium = paint(stage, [createPodium(stage)]);
      const row = podiumRow(stage.layout);
      expect(podium[row * width + width / 2]).toBeGreaterThan(60);
      expect(podium[Math.round(height * 0.1) * width + width / 2]).toBe(0);
    }
  });
});
