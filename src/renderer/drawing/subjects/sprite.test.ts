/** A sprite is drawn when it has to be, and bent by the compositor in between. */
import { describe, expect, it } from 'vitest';
import { createCompositor } from '../../compositor/compositor.ts';
import { loadKernel } from '../../compositor/load-kernel.ts';
import { resolveLook } from '../../looks/resolve-look.ts';
import type { Look, Scene } from '../../scene/scene.ts';
import type { Pen } from '../canvas-raster.ts';
import { createFrameDrawer } from '../create-frame-drawer.ts';
import { createGeometryStore } from '../geometry-store.ts';
import { createLayout } from '../layout.ts';
import type { Stage } from '../stage.ts';
import { createSprite } from './sprite.ts';

const LOOK: Look = { time: 'day', weather: 'clear', style: 'natural', palette: null };
const SCENE: Scene = {
  version: 1,
  seed: 3,
  width: 160,
  height: 90,
  durationSeconds: 8,
  setting: 'meadow',
  subjects: ['flower'],
  camera: 'still',
  segments: [{ startSeconds: 0, look: LOOK }],
  hasReferenceImage: false,
};

function stage(): Stage {
  const kernel = loadKernel();
  const light = resolveLook(LOOK);
  const geometry = createGeometryStore();
  return { scene: SCENE, layout: createLayout(SCENE), look: LOOK, light, geometry, kernel };
}

const SIZE = { width: 20, height: 40, originX: 0.5, originY: 1 };
const PLACE = { x: 80, y: 80, scale: 1 };

function fillAll(pen: Pen): void {
  pen.fillStyle = 'white';
  pen.fillRect(-4, -40, 8, 40);
}

describe('a sprite', () => {
  it('is drawn once for each name in a row', () => {
    const sprite = createSprite(stage(), SIZE);
    const drawn: string[] = [];
    for (const name of ['a', 'a', 'b', 'b', 'a']) sprite.drawOnce(name, () => drawn.push(name));
    expect(drawn).toEqual(['a', 'b', 'a']);
    sprite.draw(() => drawn.push('other'));
    sprite.drawOnce('a', () => drawn.push('a'));
    expect(drawn).toEqual(['a', 'b', 'a', 'other', 'a']);
  });

  it('is bent row by row', () => {
    const place = stage();
    const compositor = createCompositor(place.kernel, SCENE.width, SCENE.height);
    const sprite = createSprite(place, SIZE);
    sprite.draw(fillAll);
    sprite.show(compositor, PLACE, (row) => (80 - row) / 4);
    const frame = new Uint8Array((SCENE.width * SCENE.height * 3) / 2);
    compositor.copyTo(frame);
    const middleOf = (row: number): number => {
      const bright = Array.from({ length: SCENE.width }, (_, x) => x).filter(
        (x) => frame[row * SCENE.width + x]! > 120,
      );
      return bright.reduce((sum, x) => sum + x + 0.5, 0) / bright.length;
    };
    expect(middleOf(78)).toBeCloseTo(80.5, 0);
    expect(middleOf(60)).toBeCloseTo(85, 0);
    expect(middleOf(44)).toBeCloseTo(89, 0);
  });
});

describe('flowers', () => {
  it('look the same at a time whatever was shown before', async () => {
    const [one, other] = [
      await createFrameDrawer(SCENE, null),
      await createFrameDrawer(SCENE, null),
    ];
    const [first, second] = [0, 0].map(() => new Uint8Array(one.frameSizeBytes));
    for (const time of [0, 0.04, 0.08, 5, 1.5]) one.drawFrame(time, first!);
    other.drawFrame(1.5, second!);
    expect(second).toEqual(first);
  });

  it('sway on between two drawings', async () => {
    const drawer = await createFrameDrawer(SCENE, null);
    const frames = [0, 1, 2, 3, 4, 5].map((step) => {
      const frame = new Uint8Array(drawer.frameSizeBytes);
      drawer.drawFrame(2 + step / 24, frame);
      return frame;
    });
    for (const [index, frame] of frames.slice(1).entries()) {
      expect(frame).not.toEqual(frames[index]);
    }
  });
});
