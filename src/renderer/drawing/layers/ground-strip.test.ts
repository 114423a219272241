/** A strip of ground fills the lower frame to its last row at every camera, and meets itself. */

import { describe, expect, it } from 'vitest';
import { createCompositor } from '../../compositor/compositor.ts';
import { loadKernel } from '../../compositor/load-kernel.ts';
import { resolveLook } from '../../looks/resolve-look.ts';
import type { Look, Scene } from '../../scene/scene.ts';
import { createGeometryStore } from '../geometry-store.ts';
import { createLayout } from '../layout.ts';
import type { Stage } from '../stage.ts';
import { foregroundLine } from './foreground.ts';
import { fillGround, paintGroundStrip, stripBottom } from './ground-strip.ts';

const WIDTH = 160;
const HEIGHT = 90;
const SHARE = 0.8;
const LOOK: Look = { time: 'day', weather: 'clear', style: 'natural', palette: null };
const SCENE: Scene = {
  version: 1,
  seed: 3,
  width: WIDTH,
  height: HEIGHT,
  durationSeconds: 8,
  setting: 'desert',
  subjects: [],
  camera: 'still',
  segments: [{ startSeconds: 0, look: LOOK }],
  hasReferenceImage: false,
};

/** The luma of a frame with nothing but a white strip on it. */
function strip(pan: number, rise: number): (x: number, y: number) => number {
  const kernel = loadKernel();
  const layout = createLayout(SCENE);
  const light = resolveLook(LOOK);
  const geometry = createGeometryStore();
  const stage: Stage = { scene: SCENE, layout, look: LOOK, light, geometry, kernel };
  const line = foregroundLine(stage, SHARE);
  const paint = paintGroundStrip(stage, { line, groundShare: SHARE, tallest: 0.2 }, (pen) =>
    fillGround(
      pen,
      line,
      stripBottom(layout),
      [HEIGHT * SHARE, [255, 255, 255]],
      [HEIGHT, [255, 255, 255]],
    ),
  );
  const compositor = createCompositor(kernel, WIDTH, HEIGHT);
  paint({ timeSeconds: 0, camera: { pan, rise, zoom: 1 }, compositor });
  const frame = new Uint8Array((WIDTH * HEIGHT * 3) / 2);
  compositor.copyTo(frame);
  return (x, y) => frame[y * WIDTH + x]!;
}

describe('a strip of ground', () => {
  it.each([
    [0, 0],
    [0.4, 0],
    [-3.3, 0],
    [25.01, 0],
    [0, -0.05],
  ])('covers the lower frame, and only that, at pan %f and rise %f', (pan, rise) => {
    const lumaAt = strip(pan, rise);
    for (let x = 0; x < WIDTH; x++) {
      expect(lumaAt(x, HEIGHT - 1)).toBe(235);
      expect(lumaAt(x, Math.floor(HEIGHT * 0.88))).toBe(235);
      expect(lumaAt(x, Math.floor(HEIGHT * 0.6))).toBe(0);
    }
  });
});
