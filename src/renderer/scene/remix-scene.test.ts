import { describe, expect, test } from 'vitest';
import { remixScene } from './remix-scene.ts';
import type { Look, Scene } from './scene.ts';

const LOOK: Look = { time: 'day', weather: 'cloudy', style: 'natural', palette: null };
const SCENE: Scene = {
  version: 1,
  seed: 99,
  width: 1280,
  height: 720,
  durationSeconds: 12,
  setting: 'lake',
  subjects: ['boat', 'birds'],
  camera: 'pan_right',
  segments: [
    { startSeconds: 0, look: LOOK },
    { startSeconds: 8, look: { ...LOOK, time: 'night' } },
  ],
  hasReferenceImage: true,
};

function looks(prompt: string, source = SCENE): Look[] {
  return remixScene(source, prompt).scene.segments.map((segment) => segment.look);
}

describe('a change of look', () => {
  test.each<[string, Partial<Look>]>([
    [
      'Change the weather to sunny with golden afternoon light',
      { time: 'golden', weather: 'clear' },
    ],
    [
      'Shift the color palette to teal, sand, and rust, with a warm backlight',
      { time: 'golden', palette: ['#1f7a7a', '#dcc59a', '#a4472a'] },
    ],
    ['添加日落滤镜效果', { time: 'sunset' }],
    ['Change the lighting to golden hour sunset', { time: 'sunset' }],
    ['晴天改为雨天、增加雾效', { weather: 'rain' }],
    ['black and white', { style: 'noir' }],
    ['no clouds', { weather: 'clear' }],
  ])('%s changes every segment, and nothing else', (prompt, change) => {
    const { scene } = remixScene(SCENE, prompt);
    const segments = SCENE.segments.map(({ startSeconds, look }) => ({
      startSeconds,
      look: { ...look, ...change },
    }));
    expect(scene).toEqual({ ...SCENE, segments });
  });

  test('asks for what is different from what is there', () => {
    const sunny = {
      ...SCENE,
      segments: [{ startSeconds: 0, look: { ...LOOK, weather: 'clear' } as const }],
    };
    expect(looks('make the sunny scene rainy', sunny)).toEqual([{ ...LOOK, weather: 'rain' }]);
    expect(looks('make the rainy scene sunny', sunny)).toEqual([{ ...LOOK, weather: 'rain' }]);
  });

  test('reaches the segments that lack it, where others have it already', () => {
    expect(looks('at night').map((look) => look.time)).toEqual(['night', 'night']);
  });

  test('takes an excluded value only from the segments that have it', () => {
    expect(looks('not at night').map((look) => look.time)).toEqual(['day', 'day']);
  });

  const tinted: Scene = {
    ...SCENE,
    segments: [
      {
        startSeconds: 0,
        look: { ...LOOK, style: 'vivid', palette: ['#111111', '#222222', '#333333'] },
      },
    ],
  };

  test('keeps an old palette, unless natural colours are asked for', () => {
    expect(looks('sunset, noir', tinted)[0]).toMatchObject({
      time: 'sunset',
      style: 'noir',
      palette: ['#111111', '#222222', '#333333'],
    });
    expect(looks('natural colours', tinted)[0]).toEqual({ ...LOOK, style: 'natural' });
    expect(looks('恢复自然色，黑白', tinted)[0]).toMatchObject({ style: 'noir', palette: null });
  });

  test('replaces an old palette as a whole', () => {
    expect(looks('make it teal', tinted)[0]?.palette?.[0]).toBe('#1f7a7a');
    expect(looks('make it teal', tinted)[0]?.palette).not.toContain('#222222');
  });
});

describe('a change of subject, setting or camera', () => {
  test.each<[string, Partial<Scene>]>([
    ['replace the boat with a drone', { subjects: ['drone', 'birds'] }],
    ['把船换成无人机', { subjects: ['drone', 'birds'] }],
    ['add balloons', { subjects: ['boat', 'birds', 'balloon'] }],
    ['add a balloon', { subjects: ['boat', 'birds', 'balloon'], counts: { balloon: 1 } }],
    ['three birds', { counts: { birds: 3 } }],
    ['add two dogs', { subjects: ['boat', 'birds', 'dog'], counts: { dog: 2 } }],
    ['replace the boat with two cats', { subjects: ['cat', 'birds'], counts: { cat: 2 } }],
    ['add birds', {}],
    ['remove the birds', { subjects: ['boat'] }],
    ['remove the cat', {}],
    ['change the setting to a city', { setting: 'city' }],
    ['change the lake to a meadow', { setting: 'meadow' }],
    ['not on a lake', { setting: 'coast' }],
    ['zoom in', { camera: 'push_in' }],
    ['no panning', { camera: 'still' }],
  ])('%s', (prompt, change) => {
    expect(remixScene(SCENE, prompt).scene).toEqual({ ...SCENE, ...change });
  });

  test('does not replace a subject by what cannot be drawn, and says so', () => {
    const { scene, understanding } = remixScene(SCENE, 'replace the boat with a tiger');
    expect(scene).toEqual(SCENE);
    expect(understanding.notDrawn).toEqual(['tiger']);
  });

  test('does not add what is only named', () => {
    const { scene } = remixScene(SCENE, 'change the light on the cat to sunset');
    expect(scene.subjects).toEqual(SCENE.subjects);
  });
});

test.each(['在结尾添加一条龙', 'zorblax', '', 'a red Zeppelin'])(
  'leaves the scene equal where it understands nothing, and is honest about it: %j',
  (prompt) => {
    const { scene, understanding } = remixScene(SCENE, prompt);
    expect(scene).toEqual(SCENE);
    expect(understanding.confidence).toBe(0);
  },
);
