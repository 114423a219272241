/** Delays double, stay inside their bounds, and are spread. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { backoffDelayMs } from './backoff.ts';

it('stays between half and the whole of what is due, and under the maximum', () => {
  const bounds = fc.record({
    firstMs: fc.integer({ min: 1, max: 10_000 }),
    maxMs: fc.integer({ min: 1, max: 3_600_000 }),
  });
  fc.assert(
    fc.property(bounds, fc.integer({ min: 0, max: 100_000 }), (backoff, failures) => {
      const dueMs = Math.min(backoff.maxMs, backoff.firstMs * 2 ** failures);
      const delayMs = backoffDelayMs(backoff, failures);
      expect(Number.isSafeInteger(delayMs)).toBe(true);
      expect(delayMs).toBeGreaterThanOrEqual(Math.floor(dueMs / 2));
      expect(delayMs).toBeLessThanOrEqual(dueMs);
    }),
  );
});

it('does not send everybody back at the same moment', () => {
  const backoff = { firstMs: 1000, maxMs: 60_000 };
  const delays = new Set(Array.from({ length: 200 }, () => backoffDelayMs(backoff, 3)));
  expect(delays.size).toBeGreaterThan(100);
});
