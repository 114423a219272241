import { describe, expect, test } from 'vitest';
import { planScene } from './plan-scene.ts';
import type { Scene } from './scene.ts';

function plan(prompt: string, seed = 7): Scene {
  const size = { width: 1280, height: 720, durationSeconds: 8 };
  return planScene({ prompt, seed, ...size, hasReferenceImage: false }).scene;
}

const SEEDS = Array.from({ length: 60 }, (_, index) => index * 7919);

test('plans what the prompt asks', () => {
  const prompt =
    'A drone and birds over a foggy city at night, pan left, noir, palette of navy, gold, rust';
  expect(plan(prompt, 4_294_967_295)).toEqual({
    version: 1,
    seed: 4_294_967_295,
    width: 1280,
    height: 720,
    durationSeconds: 8,
    setting: 'city',
    subjects: ['drone', 'birds'],
    camera: 'pan_left',
    segments: [
      {
        startSeconds: 0,
        look: {
          time: 'night',
          weather: 'fog',
          style: 'noir',
          palette: ['#16264f', '#d8a531', '#a4472a'],
        },
      },
    ],
    hasReferenceImage: false,
  });
});

test('takes over the size, the length and the reference image', () => {
  const size = { width: 720, height: 1280, durationSeconds: 12, hasReferenceImage: true };
  expect(planScene({ prompt: '', seed: 1, ...size }).scene).toMatchObject(size);
});

describe('prompts of the vendors’ own pages', () => {
  test.each([
    ['一个无人机从海滩升空', 'coast', ['drone'], {}],
    ['一个无人机从海滩升空拍摄夕阳', 'coast', ['drone'], { time: 'sunset' }],
    ['A cat sitting on a windowsill watching the rain', 'room', ['cat'], { weather: 'rain' }],
    ['百事可乐宣传片，都市街拍风，年轻活力，镜头运动丰富', 'street', [], {}],
    ['猫咪继续在草地上奔跑，蝴蝶飞向远方', 'meadow', ['cat', 'butterfly'], {}],
  ])('%s', (prompt, setting, subjects, look) => {
    const scene = plan(prompt);
    expect(scene).toMatchObject({ setting, subjects });
    expect(scene.segments[0]?.look).toMatchObject(look);
  });

  test('A cinematic tiger at sunset: no other animal takes its place', () => {
    for (const seed of SEEDS) {
      const scene = plan('A cinematic tiger at sunset', seed);
      expect(scene.subjects).toEqual([]);
      expect(scene.segments[0]?.look.time).toBe('sunset');
    }
  });
});

describe('what the prompt leaves open', () => {
  test('comes from the seed alone', () => {
    for (const seed of SEEDS) {
      expect(plan('zorblax', seed)).toEqual(plan('Quantum entanglement', seed));
    }
  });

  test('differs between seeds', () => {
    const scenes = SEEDS.map((seed) => plan('', seed));
    expect(new Set(scenes.map((scene) => scene.setting)).size).toBe(7);
    expect(new Set(scenes.map((scene) => scene.camera)).size).toBe(4);
    expect(new Set(scenes.map((scene) => scene.segments[0]?.look.time)).size).toBe(4);
  });

  test.each([
    ['a boat', ['coast', 'lake']],
    ['a cat', ['meadow', 'room']],
    ['a boat and birds', ['coast', 'lake']],
    ['a boat and a cat', ['coast', 'lake']],
    ['a fish', ['underwater']],
    ['a product box', ['studio']],
    ['a boat, but no sea', ['lake']],
    ['a cat, but no meadow', ['room']],
  ])('suits the subjects: %s', (prompt, settings) => {
    const chosen = new Set(SEEDS.map((seed) => plan(prompt, seed).setting));
    expect([...chosen].toSorted()).toEqual(settings.toSorted());
  });

  test('does not depend on words about something else', () => {
    for (const seed of SEEDS) {
      expect(plan('a boat at night', seed).camera).toBe(plan('a boat', seed).camera);
      expect(plan('a boat at night', seed).setting).toBe(plan('a boat', seed).setting);
    }
  });

  test('avoids what the prompt excludes', () => {
    for (const seed of SEEDS) {
      const scene = plan('not in a city, no clouds, not at sunset, not at dawn', seed);
      expect(scene.setting).not.toBe('city');
      expect(scene.segments[0]?.look.weather).toBe('clear');
      expect(['day', 'golden']).toContain(scene.segments[0]?.look.time);
    }
  });

  test('shows the evening light that was asked for under a clear sky', () => {
    for (const seed of SEEDS) {
      expect(plan('sunset', seed).segments[0]?.look.weather).toBe('clear');
      expect(['day', 'dawn']).toContain(plan('rain', seed).segments[0]?.look.time);
    }
  });
});

test('plans together what was asked together, sensible or not', () => {
  expect(plan('a boat in a meadow')).toMatchObject({ setting: 'meadow', subjects: ['boat'] });
});

test('of several places takes the one that suits the subjects', () => {
  expect(plan('雪山下的湖泊，一艘小船').setting).toBe('lake');
  // Of a lake among mountains both are seen.
  expect(plan('雪山下的湖泊').setting).toBe('lake');
  expect(plan('snowy mountains around a lake').setting).toBe('lake');
  expect(plan('a mountain forest').setting).toBe('mountains');
});

test('names a subject once, however often it is asked for', () => {
  expect(plan('a boat, a ship and a yacht').subjects).toEqual(['boat']);
});

test('takes the first of several settings, times and weathers', () => {
  const scene = plan('a lake in the mountains, sunset turning to rain and snow');
  expect(scene.setting).toBe('lake');
  expect(scene.segments[0]?.look).toMatchObject({ time: 'sunset', weather: 'rain' });
});

test('draws what a prompt for a new scene names only in passing', () => {
  expect(plan('Change the light on the boat to night').subjects).toEqual(['boat']);
});
