import { expect, test } from 'vitest';
import { seededChoice } from './seeded-choice.ts';

const OPTIONS = ['a', 'b', 'c', 'd'] as const;

test('is the same for the same seed and purpose', () => {
  expect(seededChoice(12, 'time', OPTIONS)).toBe(seededChoice(12, 'time', OPTIONS));
});

test('is spread evenly over neighbouring seeds', () => {
  const counts = new Map<string, number>();
  for (let seed = 0; seed < 4000; seed += 1) {
    const choice = seededChoice(seed, 'time', OPTIONS);
    counts.set(choice, (counts.get(choice) ?? 0) + 1);
  }
  for (const option of OPTIONS) {
    expect(counts.get(option)).toBeGreaterThan(850);
    expect(counts.get(option)).toBeLessThan(1150);
  }
});

test('is independent between purposes', () => {
  let equal = 0;
  for (let seed = 0; seed < 4000; seed += 1) {
    if (seededChoice(seed, 'time', OPTIONS) === seededChoice(seed, 'camera', OPTIONS)) equal += 1;
  }
  expect(equal).toBeGreaterThan(850);
  expect(equal).toBeLessThan(1150);
});
