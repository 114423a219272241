import { expect, it } from 'vitest';
import { formatDuration } from './limit-headers.ts';

it.each([
  [0, '0ms'],
  [0.2, '1ms'],
  [999, '999ms'],
  [1000, '1s'],
  [1001, '2s'],
  [59_000, '59s'],
  [60_000, '1m0s'],
  [360_000, '6m0s'],
])('writes %d ms as OpenAI does: %s', (durationMs, text) => {
  expect(formatDuration(durationMs)).toBe(text);
});
