import { describe, expect, test } from 'vitest';
import { extendScene } from './extend-scene.ts';
import { MAX_SEGMENTS, parseScene } from './scene-schema.ts';
import type { Look, Scene } from './scene.ts';

const LOOK: Look = { time: 'day', weather: 'clear', style: 'natural', palette: null };
const SCENE: Scene = {
  version: 1,
  seed: 3,
  width: 1280,
  height: 720,
  durationSeconds: 8,
  setting: 'meadow',
  subjects: ['cat'],
  camera: 'still',
  segments: [{ startSeconds: 0, look: LOOK }],
  hasReferenceImage: false,
};

test('goes on as it is where no other look is asked for', () => {
  const { scene, understanding } = extendScene(SCENE, '猫咪继续在草地上奔跑，蝴蝶飞向远方', 7);
  expect(scene).toEqual({ ...SCENE, durationSeconds: 15 });
  expect(understanding.notDrawn).toEqual(['奔跑', '蝴蝶']);
});

test('starts another look at the old end', () => {
  const { scene } = extendScene(SCENE, 'night falls and it rains, make it teal', 4);
  expect(scene.segments).toHaveLength(2);
  expect(scene.segments[0]).toEqual(SCENE.segments[0]);
  expect(scene.segments[1]).toMatchObject({ startSeconds: 8, look: { time: 'night' } });
  expect(scene.segments[1]?.look.palette?.[0]).toBe('#1f7a7a');
});

test('compares with the look of the last segment', () => {
  const atNight = extendScene(SCENE, 'night', 8).scene;
  const longer = extendScene(atNight, 'still night', 8).scene;
  expect(longer.segments).toHaveLength(2);
  const nextDay = extendScene(longer, 'then day again', 8).scene;
  expect(nextDay.segments.map(({ startSeconds }) => startSeconds)).toEqual([0, 8, 24]);
  expect(nextDay.segments[2]?.look).toEqual(LOOK);
});

describe('what cannot change within a video is reported as not drawn', () => {
  test.each([
    ['a drone and birds appear at sunset', ['drone', 'birds']],
    ['the cat watches the sunset', []],
    ['without the cat, at sunset', ['cat']],
    ['without a drone, at sunset', []],
    ['a city at sunset', ['city']],
    ['pan left at sunset', ['pan left']],
    ['replace the cat with a boat at sunset', ['cat', 'boat']],
  ])('%s', (prompt, notDrawn) => {
    const { scene, understanding } = extendScene(SCENE, prompt, 4);
    const { setting, subjects, camera } = scene;
    expect({ setting, subjects, camera }).toEqual({
      setting: 'meadow',
      subjects: ['cat'],
      camera: 'still',
    });
    expect(scene.segments[1]?.look.time).toBe('sunset');
    expect(understanding.notDrawn).toEqual(notDrawn);
    expect(understanding.matched.some(({ text }) => notDrawn.includes(text))).toBe(false);
  });

  test('and lowers the confidence', () => {
    expect(extendScene(SCENE, 'birds', 4).understanding.confidence).toBe(0);
    expect(extendScene(SCENE, 'birds at night', 4).understanding.confidence).toBe(0.5);
  });
});

describe('bounds', () => {
  test('reaches the longest scene exactly, and not beyond', () => {
    expect(extendScene(SCENE, '', 112).scene.durationSeconds).toBe(120);
    expect(() => extendScene(SCENE, '', 113)).toThrow(
      new RangeError('A scene lasts at most 120 s; 8 s and 113 s more are 121 s.'),
    );
  });

  test.each([0, -4, Number.NaN])('refuses to extend by %d s', (additionalSeconds) => {
    expect(() => extendScene(SCENE, '', additionalSeconds)).toThrow(RangeError);
  });

  const withLooks = (source: Scene, count: number, seconds: number): Scene => {
    let scene = source;
    for (let index = 0; index < count; index += 1) {
      scene = extendScene(scene, index % 2 === 0 ? 'night' : 'day', seconds).scene;
    }
    return scene;
  };

  test('each second of the longest scene may have a look of its own', () => {
    const scene = withLooks({ ...SCENE, durationSeconds: 1 }, 119, 1);
    expect(scene.durationSeconds).toBe(120);
    expect(scene.segments.map(({ startSeconds }) => startSeconds)).toEqual(
      Array.from({ length: 120 }, (_, second) => second),
    );
    expect(parseScene(scene)).toEqual(scene);
  });

  test('refuses one more look than a scene may have', () => {
    const scene = withLooks(SCENE, MAX_SEGMENTS - 1, 0.5);
    expect(scene.segments).toHaveLength(MAX_SEGMENTS);
    expect(() => extendScene(scene, 'day', 4)).toThrow('at most 119 times');
    expect(extendScene(scene, 'night', 4).scene.segments).toHaveLength(MAX_SEGMENTS);
  });
});
