/** The sound's promises: it agrees with itself wherever it is cut, is as loud as agreed, never clips. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measureLoudness } from '../../../test/support/measure-loudness.ts';
import { testCardScene } from '../../../test/support/test-card.ts';
import { SETTINGS, WEATHERS, type Look, type Scene, type Setting } from '../scene/scene.ts';
import { AMBIENCE_BLOCK_SAMPLES, synthesizeAmbience } from './synthesize-ambience.ts';

const look: Look = { time: 'day', weather: 'clear', style: 'natural', palette: null };

function sceneOf(setting: Setting, overrides: Partial<Look> = {}, seed = 7): Scene {
  return testCardScene({
    setting,
    seed,
    segments: [{ startSeconds: 0, look: { ...look, ...overrides } }],
  });
}

/** Far faster than a deep comparison, which matters for half a million numbers. */
function isSame(one: Float32Array, other: Float32Array): boolean {
  return one.length === other.length && one.every((sample, at) => sample === other[at]);
}

function peakOf(samples: Float32Array): number {
  return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
}

function largestStep(samples: Float32Array, from: number, until: number): number {
  let largest = 0;
  for (let at = from; at < until; at++) {
    largest = Math.max(largest, Math.abs((samples[at] ?? 0) - (samples[at - 1] ?? 0)));
  }
  return largest;
}

test('a longer sound begins with exactly the shorter one', () => {
  const scene = sceneOf('lake', { time: 'night' });
  const long = synthesizeAmbience(scene, 0, 12);
  const short = synthesizeAmbience(scene, 0, 8);
  expect(long.left.length).toBe(12 * 48_000);
  expect(isSame(long.left.subarray(0, 8 * 48_000), short.left)).toBe(true);
  expect(isSame(long.right.subarray(0, 8 * 48_000), short.right)).toBe(true);
});

test('any part is that part of the whole', () => {
  const scene = sceneOf('city', { weather: 'rain' });
  const whole = synthesizeAmbience(scene, 0, 6);
  const part = fc.record({
    start: fc.integer({ min: 0, max: 5 * 48_000 }),
    length: fc.integer({ min: 0, max: 48_000 }),
  });
  fc.assert(
    fc.property(part, ({ start, length }) => {
      const { left, right } = synthesizeAmbience(scene, start / 48_000, length / 48_000);
      expect(isSame(left, whole.left.subarray(start, start + length))).toBe(true);
      expect(isSame(right, whole.right.subarray(start, start + length))).toBe(true);
    }),
    { numRuns: 12 },
  );
});

test.each([3, 2.999, 3.01234])(
  'a look that begins at %d s changes nothing before',
  (segmentStart) => {
    const scene = sceneOf('coast');
    const night: Look = { ...look, time: 'night', weather: 'rain' };
    const extended: Scene = {
      ...scene,
      durationSeconds: 6,
      segments: [...scene.segments, { startSeconds: segmentStart, look: night }],
    };
    const before = synthesizeAmbience(scene, 0, 6);
    const after = synthesizeAmbience(extended, 0, 6);
    const start = Math.ceil(segmentStart * 48_000);
    expect(isSame(after.left.subarray(0, start), before.left.subarray(0, start))).toBe(true);
    const later = start + 48_000;
    expect(isSame(after.left.subarray(later), before.left.subarray(later))).toBe(false);
  },
);

test.each(SETTINGS)('%s: where blocks meet nothing clicks', (setting) => {
  const { left, right } = synthesizeAmbience(sceneOf(setting), 0, 5);
  for (const samples of [left, right]) {
    const seams = [AMBIENCE_BLOCK_SAMPLES, 2 * AMBIENCE_BLOCK_SAMPLES];
    const atSeams = seams.map((seam) => largestStep(samples, seam, seam + 1));
    const usual = largestStep(samples, 30_000, 60_000);
    for (const step of atSeams) expect(step).toBeLessThanOrEqual(usual);
  }
});

describe.each(SETTINGS)('%s', (setting) => {
  test.each(WEATHERS)('%s is about -20 LUFS by day and night, and never clips', (weather) => {
    for (const time of ['day', 'night'] as const) {
      const { left, right } = synthesizeAmbience(sceneOf(setting, { time, weather }, 991), 0, 4);
      const loudness = measureLoudness(left, right);
      expect(loudness).toBeGreaterThan(-24);
      expect(loudness).toBeLessThan(-17);
      expect(peakOf(left)).toBeLessThan(0.9);
      expect(peakOf(right)).toBeLessThan(0.9);
    }
  });
});

test('the sides differ, so that the sound is wide', () => {
  const { left, right } = synthesizeAmbience(sceneOf('coast'), 0, 2);
  expect(isSame(left, right)).toBe(false);
});

function meadowOf(seed: number): Float32Array {
  return synthesizeAmbience(sceneOf('meadow', {}, seed), 1, 0.5).left;
}

test('another seed sounds different, the same seed the same', () => {
  expect(isSame(meadowOf(1), meadowOf(1))).toBe(true);
  expect(isSame(meadowOf(1), meadowOf(2))).toBe(false);
});

test('it begins in silence rather than with a click', () => {
  const { left } = synthesizeAmbience(sceneOf('city'), 0, 1);
  expect(largestStep(left, 0, 100)).toBeLessThan(0.001);
});
