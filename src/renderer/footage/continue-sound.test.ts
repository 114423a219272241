/** Sound that goes on: no click, no silence, no sample of the clip changed. */
import { describe, expect, test } from 'vitest';
import { continueSound } from './continue-sound.ts';

const RATE = 48_000;

function tone(seconds: number, hertz: number): Float32Array {
  const samples = Math.round(seconds * RATE);
  return Float32Array.from({ length: samples }, (_, at) =>
    Math.sin((2 * Math.PI * hertz * at) / RATE),
  );
}

/** The greatest difference between neighbouring samples. */
function greatestStep(samples: Float32Array): number {
  let greatest = 0;
  for (let at = 1; at < samples.length; at++) {
    greatest = Math.max(greatest, Math.abs(samples[at]! - samples[at - 1]!));
  }
  return greatest;
}

function level(samples: Float32Array): number {
  return Math.sqrt(samples.reduce((sum, value) => sum + value ** 2, 0) / samples.length);
}

describe.each([0.3, 2, 7.77])('a clip of %d s', (seconds) => {
  const left = tone(seconds, 331);
  const right = tone(seconds, 97);
  const result = continueSound({ left, right }, 10 * RATE);

  test('stays as it is, and is followed by as much as was asked for', () => {
    expect(result.left).toHaveLength(left.length + 10 * RATE);
    expect(result.left.subarray(0, left.length)).toEqual(left);
    expect(result.right.subarray(0, right.length)).toEqual(right);
  });

  test('goes on without a click', () => {
    // Two tones that cross-fade step at most as far as both of them together.
    expect(greatestStep(result.left)).toBeLessThanOrEqual(1.5 * greatestStep(left));
    expect(greatestStep(result.right)).toBeLessThanOrEqual(1.5 * greatestStep(right));
  });

  test('is about as loud to the end', () => {
    for (let second = 0; second < 10; second++) {
      const from = left.length + second * RATE;
      const ratio = level(result.left.subarray(from, from + RATE)) / level(left);
      expect(ratio).toBeGreaterThan(0.7);
      expect(ratio).toBeLessThan(1.3);
    }
  });
});

test('nothing is added to nothing', () => {
  const silent = { left: new Float32Array(0), right: new Float32Array(0) };
  expect(continueSound(silent, 5).left).toEqual(new Float32Array(5));
});
