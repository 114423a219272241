/** Prompts that speak of two shots become two shots, and what only changes the light does not cut. */
import { describe, expect, test } from 'vitest';
import { extendScene } from './extend-scene.ts';
import { planScene } from './plan-scene.ts';
import { remixScene } from './remix-scene.ts';
import { parseScene } from './scene-schema.ts';
import type { Scene } from './scene.ts';
import { shotOfSegment } from './shot-of-segment.ts';

function plan(prompt: string, hasReferenceImage = false): Scene {
  const size = { width: 1280, height: 720, durationSeconds: 8 };
  return planScene({ prompt, seed: 11, ...size, hasReferenceImage }).scene;
}

const TWO = 'A boat on a lake at sunset, then cut to a city at night in the rain';

describe('two shots', () => {
  test.each([
    TWO,
    '日落时湖上的一艘船，然后镜头切到夜晚下雨的城市',
    'a boat on a lake at sunset. Next shot: a rainy city at night',
  ])('%s', (prompt) => {
    const scene = plan(prompt);
    expect(scene).toMatchObject({ setting: 'lake', subjects: ['boat'] });
    expect(scene.segments).toHaveLength(2);
    const [first, second] = scene.segments;
    expect(first?.look).toMatchObject({ time: 'sunset', weather: 'clear' });
    expect(second?.startSeconds).toBe(4);
    expect(second?.look).toMatchObject({ time: 'night', weather: 'rain' });
    expect(second?.shot).toMatchObject({ setting: 'city', subjects: [] });
    expect(parseScene(JSON.parse(JSON.stringify(scene)))).toEqual(scene);
  });

  test('keep what is seen where only the light changes', () => {
    const scene = plan('a boat on a lake by day, then the sun sets');
    expect(scene.segments.map(({ shot }) => shot)).toEqual([undefined, undefined]);
    expect(scene.segments[1]?.look.time).toBe('sunset');
  });

  test('keep the subjects where the place stays', () => {
    const [, second] = plan('a cat in a meadow, then push in').segments;
    expect(second?.shot).toMatchObject({ setting: 'meadow', subjects: ['cat'], camera: 'push_in' });
  });

  test('go on with the same style', () => {
    const [, second] = plan('watercolour coast, then a forest').segments;
    expect(second?.look.style).toBe('watercolour');
  });

  test('are one where a picture is given, or where only one part says anything', () => {
    expect(plan(TWO, true).segments).toHaveLength(1);
    expect(plan('Then a boat on a lake').segments).toHaveLength(1);
    expect(plan('a boat on a lake, and then').segments).toHaveLength(1);
  });

  test('are at most four, each of the same length', () => {
    const scene = plan(`a lake, ${['a city', 'a coast', 'a forest', 'a desert'].join(', then ')}`);
    const many = plan('lake, then city, then coast, then forest, then desert');
    expect(scene.segments.length).toBeLessThanOrEqual(4);
    expect(many.segments.map(({ startSeconds }) => startSeconds)).toEqual([0, 2, 4, 6]);
  });
});

describe('a scene of two shots', () => {
  test('is remixed in both', () => {
    const scene = remixScene(plan(TWO), 'make it snow, noir').scene;
    expect(scene.segments.map(({ look }) => look)).toMatchObject([
      { time: 'sunset', weather: 'snow', style: 'noir' },
      { time: 'night', weather: 'snow', style: 'noir' },
    ]);
    expect(scene.segments[1]?.shot).toEqual(plan(TWO).segments[1]?.shot);
  });

  test('gets new subjects in both, and loses one where it is', () => {
    const { scene } = remixScene(plan(TWO), 'replace the boat with a drone');
    expect(scene.subjects).toEqual(['drone']);
    const { scene: without } = remixScene(plan(TWO), 'remove the boat');
    expect(without.subjects).toEqual([]);
  });

  test('is extended in its last shot', () => {
    const { scene, understanding } = extendScene(plan(TWO), 'the city, then the boat at dawn', 4);
    expect(understanding.notDrawn).toEqual(['boat']);
    expect(scene.segments.at(-1)).toMatchObject({ startSeconds: 8, look: { time: 'dawn' } });
    expect(shotOfSegment(scene, 2)).toMatchObject({ startSeconds: 4, firstSegment: 1 });
    expect(shotOfSegment(scene, 2).scene.setting).toBe('city');
    expect(shotOfSegment(scene, 0).scene).toBe(scene);
  });
});
