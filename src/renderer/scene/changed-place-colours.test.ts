/** Colours of a place stay with it until another is asked for, and leave the geometry alone. */
import { expect, test } from 'vitest';
import { planSampleScene } from '../../../test/support/plan-sample-scene.ts';
import { extendScene } from './extend-scene.ts';
import { remixScene } from './remix-scene.ts';
import { parseScene } from './scene-schema.ts';

const planned = (prompt: string) => planSampleScene(prompt).scene;

const forest = planned('a purple forest under a pink sky');

test('A prompt gives the parts of a place their colours', () => {
  expect(forest.segments[0]?.look.placeColours).toEqual({ sky: '#e79ab5', land: '#6b3fa0' });
  expect(parseScene(forest)).toEqual(forest);
  expect(planned('a forest').segments[0]?.look).not.toHaveProperty('placeColours');
});

test('A remix changes the colour it names and nothing else', () => {
  const { scene } = remixScene(forest, 'make the sky orange');
  const [segment] = scene.segments;
  expect(segment?.look.placeColours).toEqual({ sky: '#e5822b', land: '#6b3fa0' });
  expect({ ...scene, segments: [] }).toEqual({ ...forest, segments: [] });
});

test('An extension turns to the colour it names', () => {
  const { scene, understanding } = extendScene(forest, 'the sky turns blue', 4);
  expect(understanding.notDrawn).toEqual([]);
  expect(scene.segments[1]?.look.placeColours).toEqual({ sky: '#2a62c9', land: '#6b3fa0' });
});
