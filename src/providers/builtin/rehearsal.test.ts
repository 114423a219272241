/** A rehearsed video is slow, or fails, exactly as it was told to, and otherwise tells the truth. */
import { describe, expect, test } from 'vitest';
import { rehearse } from './rehearsal.ts';

const TRUTH = { paceSeconds: null, failAtPercent: null };

test('without any wish the truth is told', () => {
  expect(rehearse(TRUTH, 0, null)).toBeNull();
  expect(rehearse(TRUTH, 1_000, null)).toBeNull();
});

describe('a video that is to take a minute', () => {
  const slow = { ...TRUTH, paceSeconds: 60 };

  test.each([
    [0, 0],
    [15, 25],
    [59.4, 99],
  ])('after %d s it is %d % there', (elapsed, percent) => {
    const result = rehearse(slow, elapsed, null);
    expect(result).toMatchObject({ state: 'pending', progressPercent: percent });
  });

  test('is told as it is from then on', () => {
    expect(rehearse(slow, 60, 99)).toBeNull();
  });
});

describe('a video that is to fail at 40 %', () => {
  test.each([
    [null, 1.5, null, 37.5],
    [null, 1.7, 37.5, 40],
    [null, 9, null, 40],
    [60, 23.4, 20, 39],
    [60, 24, 39, 40],
  ])('at a pace of %d s, after %d s, is pending', (paceSeconds, elapsed, told, percent) => {
    const result = rehearse({ paceSeconds, failAtPercent: 40 }, elapsed, told);
    expect(result).toMatchObject({ state: 'pending', progressPercent: percent });
  });

  test('fails once that was told, and says why', () => {
    const result = rehearse({ ...TRUTH, failAtPercent: 40 }, 9, 40);
    const text = result?.state === 'failed' ? result.failure.publicText : '';
    expect(text).toContain('40 %');
  });
});
