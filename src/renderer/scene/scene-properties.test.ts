import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEXICON } from '../understanding/lexicon.ts';
import { understandPrompt } from '../understanding/understand-prompt.ts';
import { extendScene } from './extend-scene.ts';
import type { ScenePlan } from './plan-scene.ts';
import { planScene } from './plan-scene.ts';
import { remixScene } from './remix-scene.ts';
import { parseScene } from './scene-schema.ts';
import type { Scene } from './scene.ts';

const terms = LEXICON.map(([term]) => term);
const anyPrompt = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 100 }),
  fc
    .array(fc.oneof(fc.constantFrom(...terms), fc.constantFrom(',', '.', '🎬')), { maxLength: 20 })
    .map((parts) => parts.join(' ')),
);
const side = fc.integer({ min: 32, max: 2048 }).map((half) => half * 2);
const anyPlan: fc.Arbitrary<ScenePlan> = fc.record({
  prompt: anyPrompt,
  width: side,
  height: side,
  durationSeconds: fc.constantFrom(4, 7.5, 8, 12),
  seed: fc.integer({ min: 0, max: 0xffff_ffff }),
  hasReferenceImage: fc.boolean(),
});

function stored(scene: Scene): unknown {
  return JSON.parse(JSON.stringify(scene));
}

test('a planned scene can be stored and read back', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      const { scene } = planScene(plan);
      expect(parseScene(stored(scene))).toEqual(scene);
    }),
  );
});

test('planning twice gives the same', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      expect(planScene(plan)).toEqual(planScene({ ...plan }));
    }),
  );
});

test('remixing an extended scene keeps seed, size, length and, unless it turns later, the times of its segments', () => {
  fc.assert(
    fc.property(anyPlan, anyPrompt, anyPrompt, (plan, extension, prompt) => {
      const source = extendScene(planScene(plan).scene, extension, 4).scene;
      const { scene, understanding } = remixScene(source, prompt);
      // "Day turns to night" gives a remix other segments, and one that ends such a turn takes them.
      const turns =
        understandPrompt(prompt, source.subjects).matched.some(
          ({ later }) => later !== undefined,
        ) || source.segments.some(({ blendSeconds }) => blendSeconds !== undefined);
      const kept = turns ? source.segments : scene.segments;
      expect(frame({ ...scene, segments: kept })).toEqual(frame(source));
      expect(parseScene(stored(scene))).toEqual(scene);
      // What a place hides, like a boat in a desert, is kept for a remix that moves it elsewhere.
      const { matched, notDrawn } = understanding;
      if (matched.length + notDrawn.length === 0) expect(scene).toEqual(source);
    }),
  );
});

test('extending keeps all but the length, and adds at most one segment at the old end', () => {
  fc.assert(
    fc.property(anyPlan, anyPrompt, fc.constantFrom(4, 8, 20), (plan, prompt, seconds) => {
      const source = planScene(plan).scene;
      const { scene } = extendScene(source, prompt, seconds);
      // A prompt may ask for several shots from the start.
      const { length } = source.segments;
      const added = scene.segments.slice(length);
      expect({ ...scene, segments: scene.segments.slice(0, length), overlays: [] }).toEqual({
        ...source,
        overlays: [],
        durationSeconds: source.durationSeconds + seconds,
      });
      expect(added.length).toBeLessThanOrEqual(1);
      for (const segment of added) expect(segment.startSeconds).toBe(source.durationSeconds);
      expect(parseScene(stored(scene))).toEqual(scene);
    }),
  );
});

/** What a remix never changes. */
function frame(scene: Scene): object {
  const { version, seed, width, height, durationSeconds, hasReferenceImage } = scene;
  const starts = scene.segments.map((segment) => segment.startSeconds);
  return { version, seed, width, height, durationSeconds, hasReferenceImage, starts };
}
