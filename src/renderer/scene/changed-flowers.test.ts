/** A rose is a rose, and a remix keeps each flower what it is. */
import { describe, expect, test } from 'vitest';
import { planSampleScene } from '../../../test/support/plan-sample-scene.ts';
import { remixScene } from './remix-scene.ts';
import { parseScene } from './scene-schema.ts';
import { FLOWER_KINDS } from './scene.ts';

describe('a new scene', () => {
  test.each<[string, (string | null)[] | undefined, number | undefined]>([
    ['a red rose in a garden', ['rose'], 1],
    ['a rose', ['rose'], 1],
    ['sunflowers under a blue sky', ['sunflower'], undefined],
    ['three tulips', ['tulip'], 3],
    ['a tulip, a sunflower, a rose and a daisy', ['tulip', 'sunflower', 'rose', 'daisy'], 4],
    ['two lilies and a poppy', ['lily', 'lily', 'poppy'], 3],
    ['一朵玫瑰', ['rose'], 1],
    ['郁金香和玫瑰', ['tulip', 'rose'], 2],
    ['三朵向日葵和一朵雏菊', ['sunflower', 'sunflower', 'sunflower', 'daisy'], 4],
    ['flowers in a meadow', undefined, undefined],
    ['a flower and a rose', ['rose'], 1],
  ])('%s', (prompt, flowers, count) => {
    const { scene, understanding } = planSampleScene(prompt);
    expect(scene.flowers).toEqual(flowers);
    expect(scene.counts?.flower).toBe(count);
    expect(understanding.unknown).toEqual([]);
    expect(parseScene(scene)).toEqual(scene);
  });

  test('has every kind by its English name', () => {
    for (const kind of FLOWER_KINDS) {
      expect(planSampleScene(`a yellow ${kind} in a garden`).scene.flowers).toEqual([kind]);
    }
  });

  test('tells of those that are not drawn', () => {
    for (const prompt of ['peonies in a garden', '一朵荷花', 'a lotus on a pond']) {
      const { scene, understanding } = planSampleScene(prompt);
      expect(scene.subjects).toEqual([]);
      expect(understanding.notDrawn).toHaveLength(1);
    }
  });
});

describe('a remix', () => {
  const { scene } = planSampleScene('three roses in a garden at noon');

  test.each<[string, string[] | undefined, number]>([
    ['at night', ['rose'], 3],
    ['change the roses to tulips', ['tulip'], 3],
    ['把玫瑰换成向日葵', ['sunflower'], 3],
    ['add a daisy', ['rose', 'rose', 'rose', 'daisy'], 4],
    ['make the roses white', ['rose'], 3],
  ])('%s', (change, flowers, count) => {
    const changed = remixScene(scene, change).scene;
    expect(changed.flowers).toEqual(flowers);
    expect(changed.counts?.flower).toBe(count);
  });

  test('forgets them with the flowers', () => {
    expect(remixScene(scene, 'replace the roses with a cat').scene).not.toHaveProperty('flowers');
  });
});
