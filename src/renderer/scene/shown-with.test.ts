/** What a place has anyway is not reported as left out, and what it does not have is. */
import { describe, expect, test } from 'vitest';
import { planSampleScene } from '../../../test/support/plan-sample-scene.ts';
import { remixScene } from './remix-scene.ts';

describe('is there', () => {
  test.each([
    'a beach with palm trees',
    '海滩，椰子树',
    'trees by a lake',
    'books in a room',
    'a beach with trees. Then a forest',
  ])('%s', (prompt) => {
    const { notDrawn, confidence } = planSampleScene(prompt).understanding;
    expect([notDrawn, confidence]).toEqual([[], 1]);
  });
});

test('Nowhere else', () => {
  expect(planSampleScene('palm trees in a city').understanding.notDrawn).toEqual(['palm trees']);
  expect(planSampleScene('a tree in the desert').understanding.notDrawn).toEqual(['tree']);
});

describe('the hour of what belongs to the dark', () => {
  test.each<[string, string]>([
    ['Fireworks over the city skyline', 'night'],
    ['极光下的雪山', 'night'],
    ['northern lights at dusk over a lake', 'sunset'],
    ['霓虹灯下的街道', 'night'],
  ])('%s: %s', (prompt, time) => {
    expect(planSampleScene(prompt).scene.segments[0]?.look.time).toBe(time);
  });
});

describe('a colour that is nowhere to be seen is told', () => {
  test.each<[string, string[]]>([
    ['粉色的云海', ['粉色']],
    ['purple rain over a city', ['purple']],
    ['white clouds over a lake', []],
    ['an orange sunset over the sea', []],
    ['a black night in the forest', []],
    ['red autumn leaves in a forest', []],
  ])('%s', (prompt, told) => {
    expect(planSampleScene(prompt).understanding.notDrawn).toEqual(told);
  });
});

test('A remix of nothing but small words is told as a whole', () => {
  const { scene } = planSampleScene('a lake at noon');
  const { scene: changed, understanding } = remixScene(scene, 'make the whole thing go around');
  expect(changed).toEqual(scene);
  expect(understanding).toMatchObject({ unknown: expect.arrayContaining([expect.any(String)]) });
  expect(remixScene(scene, '   ').understanding.unknown).toEqual([]);
});
