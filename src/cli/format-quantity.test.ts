import { expect, it } from 'vitest';
import { formatBytes, formatElapsed } from './format-quantity.ts';

it.each([
  [0, '0:00'],
  [999, '0:00'],
  [65_000, '1:05'],
  [3_599_999, '59:59'],
  [3_600_000, '1:00:00'],
  [7_209_000, '2:00:09'],
  [-5, '0:00'],
])('%d ms reads %s', (durationMs, text) => {
  expect(formatElapsed(durationMs)).toBe(text);
});

it.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1536, '1.5 KiB'],
  [3_670_016, '3.5 MiB'],
])('%d bytes read %s', (sizeBytes, text) => {
  expect(formatBytes(sizeBytes)).toBe(text);
});
