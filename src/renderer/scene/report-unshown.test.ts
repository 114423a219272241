/** Of several places, lights or moves one is drawn, and the others are told. */
import { describe, expect, test } from 'vitest';
import { planSampleScene } from '../../../test/support/plan-sample-scene.ts';

describe('gives way and is told in', () => {
  test.each<[string, string[]]>([
    ['mountains and a forest, from the beach', ['beach']],
    ['the sun goes down on the coast at noon', ['noon']],
    ['rain and snow in the city', ['snow']],
    ['pixel art, synthwave, a car', ['synthwave']],
    ['aerial shot of a lake, descending', ['descending']],
    ['沙漠星空，银河', ['银河']],
    ['A romantic and tense meadow', ['tense']],
  ])('%s', (prompt, expected) => {
    const { understanding } = planSampleScene(prompt);
    expect(understanding.notDrawn).toEqual(expected);
    expect(understanding.confidence).toBeLessThan(1);
    expect(understanding.matched.map(({ text }) => text)).not.toContain(expected[0]);
  });
});

describe('is seen together in', () => {
  test.each([
    'a boat on a lake in the mountains at golden hour, the setting sun',
    'a city street in Tokyo',
    'clouds in a storm over the sea, heavy rain',
    'realistic pastel meadow',
    'a car on a mountain road',
    'a beach at noon, then a forest at night',
    'no rain, no beach, a forest',
  ])('%s', (prompt) => {
    expect(planSampleScene(prompt).understanding.notDrawn).toEqual([]);
  });
});

describe('the place is', () => {
  test.each<[string, string]>([
    ['In Tokyo, a narrow street', 'street'],
    ['an empty road in the desert', 'desert'],
    ['in the window of a train through Tokyo', 'city'],
    ['a black sports car in a city street', 'street'],
  ])('%s: %s', (prompt, setting) => {
    expect(planSampleScene(prompt).scene.setting).toBe(setting);
  });
});

test('Numbered shots are cut, and each has a sky of its own', () => {
  for (const prompt of [
    'Shot 1: a cat on a windowsill in the rain. Shot 2: a dog on the beach at sunset',
    '镜头一：窗台上的猫，下雨；镜头二：日落时沙滩上的小狗',
  ]) {
    const { scene } = planSampleScene(prompt);
    const [first, second] = scene.segments;
    expect([scene.setting, scene.subjects]).toEqual(['room', ['cat']]);
    expect([second?.shot?.setting, second?.shot?.subjects]).toEqual(['coast', ['dog']]);
    expect([first?.look.weather, second?.look.weather]).toEqual(['rain', 'clear']);
  }
});

test('Under a blue sky it is day', () => {
  for (const prompt of ['sunflowers under a blue sky', '蓝天，草地', 'a turquoise sky, a coast']) {
    expect(planSampleScene(prompt).scene.segments[0]?.look.time).toBe('day');
  }
  expect(planSampleScene('blue sky at sunset, a coast').scene.segments[0]?.look.time).toBe(
    'sunset',
  );
});
