import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addTone, eventsBetween, type EventPlan, type Tone } from './sound-events.ts';

const plan: EventPlan = { seed: 5, slotSeconds: 0.3, probability: 0.6, maxSeconds: 0.5 };

describe('events', () => {
  test('are the same for every window that could hear them', () => {
    const whole = eventsBetween(plan, 0, 20 * 48_000);
    const window = fc.record({
      first: fc.integer({ min: 48_000, max: 15 * 48_000 }),
      length: fc.integer({ min: 1, max: 4 * 48_000 }),
    });
    fc.assert(
      fc.property(window, ({ first, length }) => {
        const seen = eventsBetween(plan, first, first + length);
        const expected = whole.filter(({ startSeconds }) => {
          const end = startSeconds + plan.maxSeconds;
          return end > first / 48_000 && startSeconds < (first + length) / 48_000;
        });
        const starts = seen.map(({ startSeconds }) => startSeconds);
        for (const { startSeconds } of expected) expect(starts).toContain(startSeconds);
      }),
    );
  });

  test('are as many as their probability says, in rising order', () => {
    const events = eventsBetween(plan, 0, 600 * 48_000);
    expect(events.length / 2_000).toBeCloseTo(0.6, 1);
    const starts = events.map(({ startSeconds }) => startSeconds);
    expect(starts.toSorted((one, other) => one - other)).toEqual(starts);
  });

  test('differ between seeds', () => {
    const other = eventsBetween({ ...plan, seed: 6 }, 0, 48_000 * 5);
    expect(other).not.toEqual(eventsBetween(plan, 0, 48_000 * 5));
  });
});

describe('a tone', () => {
  const tone: Tone = {
    startSeconds: 0.1,
    lengthSeconds: 0.05,
    fromHertz: 1_000,
    toHertz: 2_000,
    leftGain: 0.5,
    rightGain: 0.25,
  };

  function draw(firstSample: number, sampleCount: number) {
    const left = new Float32Array(sampleCount);
    const right = new Float32Array(sampleCount);
    addTone(tone, () => 1, firstSample, left, right);
    return { left, right };
  }

  test('sounds from its start for its length, at the strength of each side', () => {
    const { left, right } = draw(0, 9_600);
    expect(left.subarray(0, 4_800).every((sample) => sample === 0)).toBe(true);
    expect(left.subarray(7_200).every((sample) => sample === 0)).toBe(true);
    expect(Math.max(...left)).toBeCloseTo(0.5, 2);
    expect(Math.max(...right)).toBeCloseTo(0.25, 2);
  });

  test('is cut by a window, not moved', () => {
    const whole = draw(0, 9_600);
    const part = draw(5_000, 1_000);
    expect(part.left).toEqual(whole.left.subarray(5_000, 6_000));
  });

  test('glides from its first pitch to its last', () => {
    const { left } = draw(0, 9_600);
    const crossings = (from: number, until: number) => {
      let count = 0;
      for (let at = from + 1; at < until; at++) {
        if ((left[at] ?? 0) >= 0 !== (left[at - 1] ?? 0) >= 0) count++;
      }
      return count;
    };
    const [begin, end] = [crossings(4_800, 5_280), crossings(6_720, 7_200)];
    expect(begin).toBeGreaterThanOrEqual(19);
    expect(begin).toBeLessThanOrEqual(23);
    expect(end).toBeGreaterThanOrEqual(36);
    expect(end).toBeLessThanOrEqual(40);
  });

  test('is added to what is there', () => {
    const left = new Float32Array(9_600).fill(0.1);
    addTone(tone, () => 1, 0, left, new Float32Array(9_600));
    expect(left[0]).toBeCloseTo(0.1, 6);
    expect(Math.max(...left)).toBeCloseTo(0.6, 2);
  });
});
