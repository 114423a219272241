/** What hangs on a part is taken in, what lies apart is not. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { growPart } from './grow-part.ts';

const rowOf = (text: string): number[] => Array.from(text, Number);

test('goes over what scores enough, round corners, and not past the end of a row', () => {
  const scores = Float32Array.from([rowOf('00050'), rowOf('99050'), rowOf('00555')].flat());
  const part = Uint8Array.from([rowOf('00000'), rowOf('00010'), rowOf('00000')].flat());
  const grown = growPart(part, scores, 5, 4);
  expect([...grown]).toEqual([rowOf('00010'), rowOf('00010'), rowOf('00111')].flat());
  expect([...part]).toEqual([rowOf('00000'), rowOf('00010'), rowOf('00000')].flat());
});

test('keeps the part, takes in nothing that scores too little, and has an end', () => {
  const WIDTH = 8;
  const grid = fc.array(fc.record({ inside: fc.boolean(), score: fc.nat(9) }), {
    minLength: WIDTH * 4,
    maxLength: WIDTH * 4,
  });
  fc.assert(
    fc.property(grid, fc.nat(9), (cells, threshold) => {
      const part = Uint8Array.from(cells, ({ inside }) => (inside ? 1 : 0));
      const scores = Float32Array.from(cells, ({ score }) => score);
      const grown = growPart(part, scores, WIDTH, threshold);
      for (const [at, value] of grown.entries()) {
        if (part[at] === 1) expect(value).toBe(1);
        else if (value === 1) expect(scores[at]).toBeGreaterThan(threshold);
      }
      expect(growPart(grown, scores, WIDTH, threshold)).toEqual(grown);
    }),
  );
});
