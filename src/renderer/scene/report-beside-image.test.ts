/** A picture that was given keeps its own light, and what it cannot show is told. */
import { describe, expect, test } from 'vitest';
import { extendScene } from './extend-scene.ts';
import type { PlannedScene } from './planned-scene.ts';
import { planScene } from './plan-scene.ts';
import { remixScene } from './remix-scene.ts';

function beside(prompt: string, seed = 3): PlannedScene {
  const size = { width: 1280, height: 720, durationSeconds: 4 };
  return planScene({ prompt, seed, ...size, hasReferenceImage: true });
}

const textsOf = ({ understanding }: PlannedScene): string[] =>
  understanding.matched.map(({ text }) => text);

test('nothing of its light changes that nobody asked for, whatever the seed', () => {
  for (let seed = 0; seed < 40; seed++) {
    const { scene } = beside('She smiles', seed * 7919);
    expect(scene.segments).toHaveLength(1);
    expect(scene.segments[0]?.look).toMatchObject({
      time: 'day',
      weather: 'clear',
      style: 'natural',
      palette: null,
    });
  }
});

test('a place that nobody named is not heard either', () => {
  expect(beside('She smiles').scene.setting).toBe('studio');
  expect(beside('She smiles on the beach').scene.setting).toBe('coast');
  expect(beside('A boat').scene.setting).toMatch(/coast|lake/);
});

describe('of a prompt', () => {
  test('light, weather, style, camera and letters can be had', () => {
    const planned = beside('Snow at twilight, noir, slow push in, with the text "HELLO"');
    expect(planned.understanding.notDrawn).toEqual([]);
    expect(planned.scene.segments[0]?.look).toMatchObject({
      time: 'twilight',
      weather: 'snow',
      style: 'noir',
    });
    expect(planned.scene).toMatchObject({ camera: 'push_in', overlays: [{ text: 'HELLO' }] });
  });

  test('things and places cannot, in a new video, a remix or an extension', () => {
    const planned = beside('A red boat on a lake at night');
    expect(textsOf(planned)).toEqual(['at night']);
    expect(planned.understanding.notDrawn).toEqual(expect.arrayContaining(['boat', 'lake']));
    expect(planned.understanding.confidence).toBeLessThan(0.5);

    const remixed = remixScene(planned.scene, 'Replace the boat with a drone, at noon');
    expect(textsOf(remixed)).toEqual(['noon']);
    expect(remixed.understanding.notDrawn).toEqual(expect.arrayContaining(['boat', 'drone']));

    const extended = extendScene(planned.scene, 'A cat comes along in the rain', 4);
    expect(textsOf(extended)).toEqual(['rain']);
    expect(extended.understanding.notDrawn).toContain('cat');
  });

  test('what only says where something applies is no wish', () => {
    const remixed = remixScene(beside('').scene, 'Change the light on the boat to golden hour');
    expect(remixed.understanding.notDrawn).toEqual([]);
    expect(textsOf(remixed)).toContain('golden hour');
  });
});
