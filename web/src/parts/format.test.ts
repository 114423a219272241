import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAge, formatBytes, formatDuration, formatMoney, formatSize } from './format.ts';
import { linkPath } from './link-path.ts';

describe('money', () => {
  it.each([
    [0, '$0.00'],
    [400_000, '$0.40'],
    [1_000_000, '$1.00'],
    [1_234_567, '$1.234567'],
    [100, '$0.0001'],
    [-2_500_000, '−$2.50'],
    [12_345_678_900_000, '$12,345,678.90'],
  ])('%i millionths are %s', (micros, text) => {
    expect(formatMoney(micros)).toBe(text);
  });

  it('loses nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (micros) => {
        const text = formatMoney(micros);
        expect(Math.round(Number(text.replaceAll(/[$,]/g, '')) * 1e6)).toBe(micros);
      }),
    );
  });
});

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1500, '1.5 kB'],
  [1_487_000, '1.5 MB'],
  [25_400_000, '25 MB'],
  [999_900, '1.0 MB'],
  [3e15, '3000 TB'],
])('%i bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

it.each([
  [0, 'just now'],
  [-59, 'just now'],
  [-60, '1 minute ago'],
  [-7300, '2 hours ago'],
  [-86_400, '1 day ago'],
  [-86_400 * 400, '1 year ago'],
  [30, 'in a moment'],
  [3600, 'in 1 hour'],
  [86_400 * 3, 'in 3 days'],
])('%i seconds from now is %s', (distance, text) => {
  expect(formatAge(1e9 + distance, 1e9)).toBe(text);
});

it.each([
  [12, '12 ms'],
  [1499, '1.5 s'],
  [59_900, '59.9 s'],
  [125_000, '2 min 5 s'],
])('%i ms are %s', (milliseconds, text) => {
  expect(formatDuration(milliseconds)).toBe(text);
});

it('sizes are written with a cross', () => {
  expect(formatSize('1280x720')).toBe('1280 × 720');
});

it('a signed link is opened where the page is from', () => {
  const url = 'https://public.example/files/a.mp4?expires=1&signature=b';
  expect(linkPath(url)).toBe('/files/a.mp4?expires=1&signature=b');
});
