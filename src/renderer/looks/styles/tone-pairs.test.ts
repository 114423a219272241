/** Both levels find their tone, and none leaves the range that a plane may hold. */
import { expect, it } from 'vitest';
import { tonePairs } from './tone-pairs.ts';

it('has a tone for each level beside each mean', () => {
  const pairs = tonePairs((level, mean) => 100 + (level - mean));
  expect(pairs).toHaveLength(256 * 256);
  expect(pairs[(90 << 8) | 120]).toBe(130);
  expect(pairs[(120 << 8) | 90]).toBe(70);
  expect(pairs[(16 << 8) | 255]).toBe(235);
  expect(pairs[(255 << 8) | 16]).toBe(16);
});
