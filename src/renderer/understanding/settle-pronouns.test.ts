/** A pronoun means the subject where something is said of it, and nothing where it means the scene. */
import { describe, expect, test } from 'vitest';
import { planSampleScene } from '../../../test/support/plan-sample-scene.ts';
import { remixScene } from '../scene/remix-scene.ts';
import type { Scene } from '../scene/scene.ts';

const RED = '#c92a2a';
const { scene } = planSampleScene('a cat on a windowsill at noon, clear sky');
const boat = planSampleScene('a boat on a lake at noon, clear sky').scene;
const two = planSampleScene('a boat and birds on a lake at noon, clear sky').scene;

describe('means the subject', () => {
  test.each<[string, Partial<Scene>]>([
    ['make it red', { colours: { cat: RED } }],
    ['Make her red.', { colours: { cat: RED } }],
    ['paint it red', { colours: { cat: RED } }],
    ['把它变成红色', { colours: { cat: RED } }],
    ['make it sleep', { postures: { cat: 'sleeping' } }],
    ['让它坐下', { postures: { cat: 'sitting' } }],
    ['replace it with a dog', { subjects: ['dog'] }],
    ['turn it into a lion', { subjects: ['lion'] }],
    ['把它换成狗', { subjects: ['dog'] }],
    ['remove it', { subjects: [] }],
    ['把它去掉', { subjects: [] }],
    ['move it to the beach', { setting: 'coast' }],
    ['put her in a forest', { setting: 'forest' }],
    ['把它放到海边', { setting: 'coast' }],
  ])('%s', (prompt, change) => {
    const { scene: changed, understanding } = remixScene(scene, prompt);
    expect(changed).toEqual({ ...scene, ...change });
    expect([...understanding.unknown, ...understanding.notDrawn]).toEqual([]);
  });

  test('in the sentence before', () => {
    const black = { cat: '#16171a' };
    expect(planSampleScene('A cat on a sill. It is black').scene.colours).toEqual(black);
    expect(planSampleScene('窗台上有一只猫，它是黑色的').scene.colours).toEqual(black);
  });
});

describe('means a person', () => {
  const woman = planSampleScene('a woman walks on a beach at noon, clear sky').scene;
  test.each<[string, Partial<Scene>]>([
    ['give her a red dress', { colours: { woman: RED } }],
    ['让她穿红色的衣服', { colours: { woman: RED } }],
    ['make her run', { postures: { woman: 'running' } }],
  ])('%s', (prompt, change) => {
    const { scene: changed, understanding } = remixScene(woman, prompt);
    expect(changed).toEqual({ ...woman, ...change });
    expect([...understanding.unknown, ...understanding.notDrawn]).toEqual([]);
  });
});

describe('means the scene', () => {
  test.each<[string, Scene]>([
    ['make it rain', scene],
    ['make it a watercolor painting', scene],
    ['make it teal and orange', boat],
    ['turn it into winter', boat],
    ['make it teal', two],
    ['make it night', boat],
    ['It is a rainy day', scene],
  ])('%s', (prompt, source) => {
    const { colours, subjects, segments } = remixScene(source, prompt).scene;
    expect({ colours, subjects }).toEqual({ colours: source.colours, subjects: source.subjects });
    expect(segments).not.toEqual(source.segments);
  });
});

describe('who alone is to be left', () => {
  test.each<[string, Partial<Scene>]>([
    ['leave only the birds', { subjects: ['birds'] }],
    ['only the boat', { subjects: ['boat'] }],
    ['只留下船', { subjects: ['boat'] }],
    ['leave only one bird', { subjects: ['boat', 'birds'], counts: { birds: 1 } }],
    ['只留一只鸟', { subjects: ['boat', 'birds'], counts: { birds: 1 } }],
    ['only the boat is red', { subjects: ['boat', 'birds'], colours: { boat: RED } }],
    ['remove the boat', { subjects: ['birds'] }],
    ['without the boat', { subjects: ['birds'] }],
    ['leave out the boat', { subjects: ['birds'] }],
    ['把船去掉', { subjects: ['birds'] }],
    ['不要船', { subjects: ['birds'] }],
  ])('%s', (prompt, change) => {
    const { scene: changed, understanding } = remixScene(two, prompt);
    expect(changed).toEqual({ ...two, ...change });
    expect(understanding.unknown).toEqual([]);
  });
});
