/** A shade more or less of what a picture has, said in few words, is a step of its grade and nothing else. */
import { describe, expect, test } from 'vitest';
import { planSampleScene } from '../../../test/support/plan-sample-scene.ts';
import { remixScene } from './remix-scene.ts';
import { parseScene } from './scene-schema.ts';
import { MAX_TONE_STEPS, type Scene, type Tone } from './scene.ts';

const { scene } = planSampleScene('a boat on a lake at noon, clear sky');

function toneAfter(source: Scene, ...changes: readonly string[]): Tone | undefined {
  const changed = changes.reduce((current, change) => remixScene(current, change).scene, source);
  return changed.segments[0]?.look.tone;
}

describe('is a step of the grade', () => {
  test.each<[string, Tone]>([
    ['warmer', { warmth: 1 }],
    ['make it warmer', { warmth: 1 }],
    ['make it a bit warmer, please', { warmth: 1 }],
    ['make it warm', { warmth: 1 }],
    ['更暖一点', { warmth: 1 }],
    ['画面更暖', { warmth: 1 }],
    ['cooler', { warmth: -1 }],
    ['make the colors cooler', { warmth: -1 }],
    ['冷一点', { warmth: -1 }],
    ['brighter', { brightness: 1 }],
    ['亮一点', { brightness: 1 }],
    ['make the whole scene darker', { brightness: -1 }],
    ['再暗一点', { brightness: -1 }],
    ['more contrast', { contrast: 1 }],
    ['降低对比度', { contrast: -1 }],
    ['softer and brighter', { contrast: -1, brightness: 1 }],
    ['more saturated', { richness: 1 }],
    ['not so dark, brighter', { brightness: 1 }],
  ])('%s', (prompt, tone) => {
    const { scene: changed, understanding } = remixScene(scene, prompt);
    const [segment] = scene.segments;
    const look = { ...segment!.look, tone };
    expect(changed).toEqual({ ...scene, segments: [{ ...segment, look }] });
    expect(understanding).toMatchObject({ unknown: [], notDrawn: [], confidence: 1 });
    expect(parseScene(changed)).toEqual(changed);
  });
});

test('Steps add up, go back, and have an end', () => {
  expect(toneAfter(scene, 'warmer', 'warmer')).toEqual({ warmth: 2 });
  expect(toneAfter(scene, 'warmer', 'cooler')).toBeUndefined();
  expect(toneAfter(scene, ...Array.from({ length: 9 }, () => 'darker'))).toEqual({
    brightness: -MAX_TONE_STEPS,
  });
});

test('A warmer light is a time of day, and a warm palette stays a palette', () => {
  const { look } = remixScene(scene, 'warmer light').scene.segments[0]!;
  expect([look.time, look.tone]).toEqual(['golden', undefined]);
  expect(remixScene(scene, 'a warm color palette').scene.segments[0]!.look.palette).not.toBeNull();
});
