/** Whoever dances is drawn so where a dancer may stand for them, and everybody else is told. */
import { describe, expect, test } from 'vitest';
import { planSampleScene } from '../../../test/support/plan-sample-scene.ts';

const RED = '#c92a2a';

describe('is drawn', () => {
  test.each<[string, object]>([
    [
      'a woman in a red dress dancing on the beach',
      { subjects: ['dancer'], colours: { dancer: RED } },
    ],
    ['A girl dances in the rain', { subjects: ['dancer'] }],
    ['一个穿红裙子的女人在跳舞', { subjects: ['dancer'], colours: { dancer: RED } }],
    ['two women dancing on a stage', { subjects: ['dancer'], counts: { dancer: 2 } }],
    ['a man running through a forest', { subjects: ['man'] }],
    ['a woman walks past a dancer', { subjects: ['woman', 'dancer'] }],
  ])('%s', (prompt, scene) => {
    const { scene: planned, understanding } = planSampleScene(prompt);
    expect(planned).toMatchObject(scene);
    expect([...understanding.unknown, ...understanding.notDrawn]).toEqual([]);
  });
});

test.each(['a couple dancing at night', 'a man dancing'])('the dance is told of %s', (prompt) => {
  const { scene, understanding } = planSampleScene(prompt);
  expect(scene.subjects).not.toContain('dancer');
  expect(understanding.notDrawn).toEqual(['dancing']);
});
