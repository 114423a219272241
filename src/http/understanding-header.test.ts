/** The header says what the provider said, in what a header can hold. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeUnderstanding } from './understanding-header.ts';

it('is JSON that means the same', () => {
  const understanding = {
    matched: ['黄昏', 'lake'],
    unknown: ['🦄'],
    notDrawn: [],
    confidence: 0.67,
  };
  expect(JSON.parse(encodeUnderstanding(understanding))).toEqual(understanding);
});

it('is short and plain, whatever the words are', () => {
  const words = fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 30 });
  const shape = { matched: words, unknown: words, notDrawn: words };
  const any = fc.record({ ...shape, confidence: fc.double({ min: 0, max: 1, noNaN: true }) });
  fc.assert(
    fc.property(any, (understanding) => {
      const header = encodeUnderstanding(understanding);
      expect(header).toMatch(/^[\x20-\x7e]+$/);
      expect(header.length).toBeLessThanOrEqual(2000);
      const { matched } = JSON.parse(header) as { matched: string[] };
      expect(matched).toEqual(understanding.matched.slice(0, matched.length));
    }),
  );
});
