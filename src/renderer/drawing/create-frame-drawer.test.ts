/** Frames follow from the scene and the time alone, fill the whole picture and blend their looks. */

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { i420ToRgb, psnr } from '../../../test/support/video-metrics.ts';
import {
  CAMERA_MOVES,
  type Look,
  type Scene,
  SETTINGS,
  SUBJECTS,
  WEATHERS,
} from '../scene/scene.ts';
import { createFrameDrawer, type RgbaImage } from './create-frame-drawer.ts';

const WIDTH = 320;
const HEIGHT = 180;
const DAY: Look = { time: 'day', weather: 'clear', style: 'natural', palette: null };

function sceneOf(changes: Partial<Scene> & { look?: Partial<Look> } = {}): Scene {
  const { look, ...rest } = changes;
  return {
    version: 1,
    seed: 7,
    width: WIDTH,
    height: HEIGHT,
    durationSeconds: 8,
    setting: 'lake',
    subjects: ['boat', 'birds'],
    camera: 'pan_right',
    segments: [{ startSeconds: 0, look: { ...DAY, ...look } }],
    hasReferenceImage: false,
    ...rest,
  };
}

async function draw(scene: Scene, times: readonly number[], image: RgbaImage | null = null) {
  const drawer = await createFrameDrawer(scene, image);
  return times.map((timeSeconds) => {
    const frame = new Uint8Array(drawer.frameSizeBytes);
    drawer.drawFrame(timeSeconds, frame);
    return frame;
  });
}

function hash(frame: Uint8Array): string {
  return createHash('sha256').update(frame).digest('hex');
}

/** A picture with smooth shades, edges and colours. */
function testImage(width: number, height: number): RgbaImage {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const ring = Math.hypot(x - width / 2, y - height / 2) < height / 4 ? 60 : 0;
      data.set(
        [(x / width) * 180 + ring, (y / height) * 160 + ring / 2, 120 + ring, 255],
        (y * width + x) * 4,
      );
    }
  }
  return { width, height, data };
}

describe('a frame', () => {
  it('is the same for the same scene and time, in any order and any drawer', async () => {
    const scene = sceneOf({ look: { weather: 'snow' }, subjects: [...SUBJECTS] });
    const [late, early] = await draw(scene, [3.5, 0.25]);
    const [earlyAgain, lateAgain] = await draw(scene, [0.25, 3.5]);
    expect(hash(earlyAgain!)).toBe(hash(early!));
    expect(hash(lateAgain!)).toBe(hash(late!));
    expect(hash(early!)).not.toBe(hash(late!));
  });

  it('does not depend on how long the scene is', async () => {
    const [short] = await draw(sceneOf({ durationSeconds: 4 }), [3]);
    const [long] = await draw(sceneOf({ durationSeconds: 120 }), [3]);
    expect(hash(short!)).toBe(hash(long!));
  });

  it('differs with the seed', async () => {
    const [one] = await draw(sceneOf({ seed: 1 }), [1]);
    const [other] = await draw(sceneOf({ seed: 2 }), [1]);
    expect(psnr(one!, other!)).toBeLessThan(25);
  });

  it('keeps to limited range and never shows an empty place, even after two minutes', async () => {
    for (const setting of SETTINGS) {
      const camera = CAMERA_MOVES[SETTINGS.indexOf(setting) % CAMERA_MOVES.length]!;
      const weather = WEATHERS[SETTINGS.indexOf(setting) % WEATHERS.length]!;
      const scene = sceneOf({ setting, camera, subjects: [], look: { weather } });
      for (const frame of await draw(scene, [0, 60, 119])) {
        const luma = frame.subarray(0, WIDTH * HEIGHT);
        // An untouched place has luma 0 at first and luma 16 with neutral chroma once graded.
        const dark = luma.reduce((count, value) => count + (value < 18 ? 1 : 0), 0);
        expect(Math.min(...luma)).toBeGreaterThanOrEqual(16);
        // Space is dark by itself, but has gas everywhere.
        const allowed = setting === 'space' ? 0.2 : 0.004;
        expect(dark / luma.length, `${setting} ${camera}`).toBeLessThan(allowed);
      }
    }
  });

  it('has no vertical seam where layers start again', async () => {
    for (const camera of ['pan_right', 'pan_left'] as const) {
      const scene = sceneOf({ setting: 'mountains', camera, subjects: [] });
      for (const frame of await draw(scene, [31, 77.7])) {
        const steps = Array.from({ length: WIDTH - 1 }, (_, x) => {
          let sum = 0;
          for (let y = 0; y < HEIGHT; y++)
            sum += Math.abs(frame[y * WIDTH + x + 1]! - frame[y * WIDTH + x]!);
          return sum / HEIGHT;
        });
        const usual = steps.toSorted((a, b) => a - b)[Math.floor(WIDTH / 2)]!;
        expect(Math.max(...steps)).toBeLessThan(usual * 4 + 4);
      }
    }
  });

  it('is drawn for every subject in every setting, upright and lying', async () => {
    for (const setting of SETTINGS) {
      const bare = sceneOf({ setting, subjects: [], width: 180, height: 320 });
      const full = { ...bare, subjects: [...SUBJECTS] };
      const [without] = await draw(bare, [2]);
      const [withThem] = await draw(full, [2]);
      expect(psnr(without!, withThem!)).toBeLessThan(32);
    }
  });
});

describe('segments', () => {
  const NIGHT: Look = { ...DAY, time: 'night' };
  const scene = sceneOf({
    segments: [
      { startSeconds: 0, look: DAY },
      { startSeconds: 4, look: NIGHT },
    ],
  });

  it('start with the old look and end with the new one', async () => {
    const [before, start, , end] = await draw(scene, [3.9, 4, 5, 6]);
    const [day] = await draw(sceneOf(), [3.9]);
    const [dayAtStart] = await draw(sceneOf(), [4]);
    const [night] = await draw(sceneOf({ look: NIGHT }), [6]);
    expect(hash(before!)).toBe(hash(day!));
    expect(hash(start!)).toBe(hash(dayAtStart!));
    expect(hash(end!)).toBe(hash(night!));
  });

  it('fade evenly in between', async () => {
    const light = (frame: Uint8Array): number =>
      frame.subarray(0, WIDTH * HEIGHT).reduce((sum, value) => sum + value, 0) / (WIDTH * HEIGHT);
    const levels = (await draw(scene, [4, 4.5, 5, 5.5, 6])).map(light);
    const drops = levels.slice(1).map((level, index) => levels[index]! - level);
    for (const drop of drops) expect(drop).toBeGreaterThan(Math.max(...drops) * 0.7);
  });
});

describe('a reference image', () => {
  it.each([
    [640, 360],
    [333, 500],
    [90, 60],
  ])('of %i by %i pixels is the first frame, cropped to cover it', async (width, height) => {
    const image = testImage(width, height);
    const scene = sceneOf({
      hasReferenceImage: true,
      look: { time: 'night', weather: 'snow', style: 'noir' },
    });
    const [first] = await draw(scene, [0], image);
    const { data } = i420ToRgb(first!, WIDTH, HEIGHT);
    const scale = Math.max(WIDTH / width, HEIGHT / height);
    const wanted = new Uint8Array(WIDTH * HEIGHT * 3);
    for (let y = 0; y < HEIGHT; y++) {
      for (let x = 0; x < WIDTH; x++) {
        const fromX = Math.floor((x + 0.5 - WIDTH / 2) / scale + width / 2);
        const fromY = Math.floor((y + 0.5 - HEIGHT / 2) / scale + height / 2);
        const at = (fromY * width + fromX) * 4;
        wanted.set(image.data.subarray(at, at + 3), (y * WIDTH + x) * 3);
      }
    }
    expect(psnr(data, wanted)).toBeGreaterThan(width === 640 ? 35 : 27);
  });

  it('is exact up to conversion when it has the size of the frame', async () => {
    const image = testImage(WIDTH, HEIGHT);
    const [first] = await draw(sceneOf({ hasReferenceImage: true }), [0], image);
    const wanted = image.data.filter((_, index) => index % 4 !== 3);
    expect(psnr(i420ToRgb(first!, WIDTH, HEIGHT).data, wanted)).toBeGreaterThan(38);
  });

  it('moves slowly afterwards, and takes on the look', async () => {
    const image = testImage(WIDTH, HEIGHT);
    for (const camera of CAMERA_MOVES) {
      const scene = sceneOf({ camera, hasReferenceImage: true, look: { style: 'noir' } });
      const [first, soon, styled] = await draw(scene, [0, 0.05, 2], image);
      expect(psnr(first!, soon!)).toBeGreaterThan(30);
      expect(psnr(first!, styled!)).toBeLessThan(30);
      expect(new Set(styled!.subarray(WIDTH * HEIGHT))).toEqual(new Set([128]));
    }
  });

  it('fills the frame for two minutes of any camera move', async () => {
    const white = { width: 50, height: 40, data: new Uint8Array(50 * 40 * 4).fill(255) };
    for (const camera of CAMERA_MOVES) {
      const scene = sceneOf({ camera, hasReferenceImage: true });
      for (const frame of await draw(scene, [7, 40, 119], white)) {
        expect(Math.min(...frame.subarray(0, WIDTH * HEIGHT))).toBeGreaterThan(180);
      }
    }
  });
});
