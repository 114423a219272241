/** What is not drawn still says where the picture is, and stays reported. */
import { describe, expect, test } from 'vitest';
import { understandPrompt } from '../understanding/understand-prompt.ts';
import { impliedPlace, IMPLYING_TERMS } from './implied-place.ts';
import { planScene } from './plan-scene.ts';

const planned = (prompt: string, seed = 5) =>
  planScene({
    prompt,
    width: 320,
    height: 180,
    durationSeconds: 4,
    seed,
    hasReferenceImage: false,
  });

test('Every word that implies a place is known as not drawn', () => {
  const others = IMPLYING_TERMS.filter((term) => understandPrompt(term).notDrawn[0] !== term);
  expect(others).toEqual([]);
});

test('Most things decide, the first named of as many; nothing decides nothing', () => {
  expect(impliedPlace(['camel', 'sofa', 'candles'])).toBe('room');
  expect(impliedPlace(['camel', 'sofa'])).toBe('desert');
  expect(impliedPlace(['red castles', 'FOXES', '红色城堡'])).toBe('mountains');
  expect(impliedPlace(['music', 'broadcast', 'handbook'])).toBeNull();
  expect(impliedPlace([])).toBeNull();
});

describe('the place is', () => {
  test.each<[string, string]>([
    ['An astronaut walks on the moon, the Earth in the sky', 'space'],
    ['宇航员在月球上行走', 'space'],
    ['a spaceship in orbit', 'space'],
    ['Close-up of a steaming coffee cup on a wooden table, morning light through blinds', 'room'],
    ['a cat by the fireplace', 'room'],
    ['an old bookshelf with candles', 'room'],
    ['书架前的壁炉', 'room'],
    ['a medieval castle during a thunderstorm', 'mountains'],
    ['a castle on a cliff', 'mountains'],
    ['a whale jumps', 'coast'],
    ['a shark and a jellyfish', 'underwater'],
    ['a camel', 'desert'],
    ['a deer and a fox', 'forest'],
    ['香水瓶', 'studio'],
  ])('%s: %s', (prompt, setting) => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { scene, understanding } = planned(prompt, seed);
      expect(scene.setting).toBe(setting);
      expect(understanding.notDrawn.length + understanding.unknown.length).toBeGreaterThan(0);
    }
  });

  test.each<[string, string]>([
    ['a castle in the desert', 'desert'],
    ['a red fish and a table', 'underwater'],
    ['a boat and a candle on a lake', 'lake'],
    ['a dog runs after a truck on the beach', 'coast'],
  ])('what is drawn or named first in %s: %s', (prompt, setting) => {
    expect(planned(prompt).scene.setting).toBe(setting);
  });

  test('none that is unwanted, and none of what is unwanted', () => {
    expect(planned('a castle, no mountains').scene.setting).not.toBe('mountains');
    const places = [1, 2, 3, 4, 5, 6].map((seed) => planned('no camels', seed).scene.setting);
    expect(new Set(places).size).toBeGreaterThan(1);
  });
});
