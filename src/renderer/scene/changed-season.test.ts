/** Seasons are asked for in create, remix and extension, and told where no place shows them. */
import { describe, expect, test } from 'vitest';
import { planSampleScene } from '../../../test/support/plan-sample-scene.ts';
import { planFootage } from '../footage/plan-footage.ts';
import { extendScene } from './extend-scene.ts';
import { remixScene } from './remix-scene.ts';
import { parseScene } from './scene-schema.ts';

const seasonOf = (prompt: string) => planSampleScene(prompt).scene.segments[0]?.look.season;

describe('a prompt', () => {
  test.each<[string, string | undefined]>([
    ['autumn forest', 'autumn'],
    ['mountains, fall foliage', 'autumn'],
    ['秋天的森林', 'autumn'],
    ['湖边，满山红叶', 'autumn'],
    ['a meadow in spring', 'spring'],
    ['春天的草地', 'spring'],
    ['a summer meadow', undefined],
    ['a sunny winter forest', 'winter'],
    ['冬天晴朗的森林', 'winter'],
    ['no autumn, a forest', undefined],
  ])('%s: %s', (prompt, season) => {
    const { scene, understanding } = planSampleScene(prompt);
    expect(scene.segments[0]?.look.season).toBe(season);
    expect(understanding.notDrawn).toEqual([]);
    expect(understanding.unknown).toEqual([]);
    expect(parseScene(scene)).toEqual(scene);
  });

  test('that says only winter has snow falling', () => {
    expect(planSampleScene('a winter forest').scene.segments[0]?.look).toMatchObject({
      weather: 'snow',
    });
    expect(seasonOf('a winter forest')).toBeUndefined();
  });

  test.each([
    'autumn in space',
    'a fish under the sea in spring',
    '秋天的沙漠',
    'a sunny winter under the sea',
  ])('%s is told that its place shows nothing of it', (prompt) => {
    expect(planSampleScene(prompt).understanding.notDrawn).toHaveLength(1);
  });

  test('of two seasons shows one and tells the other', () => {
    expect(planSampleScene('a forest in spring and autumn').understanding.notDrawn).toEqual([
      'autumn',
    ]);
  });
});

describe('a remix', () => {
  const forest = planSampleScene('a forest at noon, sunny').scene;
  test.each(['make it autumn', '变成秋天', 'Change the season to autumn'])('%s', (prompt) => {
    const { scene, understanding } = remixScene(forest, prompt);
    expect(scene.segments[0]?.look).toEqual({ ...forest.segments[0]?.look, season: 'autumn' });
    expect({ ...scene, segments: [] }).toEqual({ ...forest, segments: [] });
    expect(understanding.notDrawn).toEqual([]);
  });
  test('goes on through the year', () => {
    const autumn = remixScene(forest, 'autumn').scene;
    expect(remixScene(autumn, 'turn autumn into spring').scene.segments[0]?.look.season).toBe(
      'spring',
    );
    expect(remixScene(autumn, 'make it summer').scene).toEqual(forest);
    expect(remixScene(autumn, 'at night').scene.segments[0]?.look.season).toBe('autumn');
    const winter = remixScene(autumn, 'make it winter').scene.segments[0]?.look;
    expect(winter?.weather).toBe('snow');
  });
  test('lets snow melt, unless it asks for snow', () => {
    const snowy = planSampleScene('a snowy forest').scene;
    expect(remixScene(snowy, 'make it spring').scene.segments[0]?.look.weather).toBe('clear');
    expect(remixScene(snowy, 'autumn, snow').scene.segments[0]?.look.weather).toBe('snow');
  });
});

test('An extension turns to a season, and tells of one that its place does not show', () => {
  const extended = extendScene(planSampleScene('a forest at noon').scene, 'autumn comes', 4);
  expect(extended.scene.segments[1]?.look.season).toBe('autumn');
  expect(extended.understanding.notDrawn).toEqual([]);
  const sea = extendScene(planSampleScene('a fish under the sea').scene, 'autumn comes', 4);
  expect(sea.understanding.notDrawn).toEqual(['autumn']);
});

test('Of footage nothing can turn', () => {
  const shape = { seed: 1, width: 640, height: 360, sourceSeconds: 4, addedSeconds: 0 };
  const { understanding } = planFootage({ ...shape, keepsSource: true, prompt: 'make it autumn' });
  expect(understanding.notDrawn).toEqual(['autumn']);
});
