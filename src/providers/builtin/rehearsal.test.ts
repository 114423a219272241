/** A rehearsed video is slow, or fails, exactly as it was told to, and otherwise tells the truth. */
import { describe, expect, test } from 'vitest';
import { rehearse } from './rehearsal.ts';

const TRUTH = { paceSeconds: null, failAtPercent: null };

test('without any wish the truth is told', () => {
  expect(rehearse(TRUTH, 0)).toBeNull();
  expect(rehearse(TRUTH, 1_000)).toBeNull();
});

describe('a video that is to take a minute', () => {
  const slow = { ...TRUTH, paceSeconds: 60 };

  test.each([
    [0, 0],
    [15, 25],
    [59.4, 99],
  ])('after %d s it is %d % there', (elapsed, percent) => {
    const result = rehearse(slow, elapsed);
    expect(result).toMatchObject({ state: 'pending', progressPercent: percent });
  });

  test('is told as it is from then on', () => {
    expect(rehearse(slow, 60)).toBeNull();
  });
});

describe('a video that is to fail at 40 %', () => {
  test.each([
    [null, 1.5, 'pending'],
    [null, 1.7, 'failed'],
    [60, 23, 'pending'],
    [60, 24, 'failed'],
  ])('at a pace of %d s, after %d s, is %s', (paceSeconds, elapsed, state) => {
    expect(rehearse({ paceSeconds, failAtPercent: 40 }, elapsed)?.state).toBe(state);
  });

  test('says that it was told to', () => {
    const result = rehearse({ ...TRUTH, failAtPercent: 40 }, 9);
    const text = result?.state === 'failed' ? result.failure.publicText : '';
    expect(text).toContain('40 %');
  });
});
