import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText } from './fold-text.ts';

test.each([
  ['SUNSET', 'sunset'],
  ['Ｌａｋｅ', 'lake'],
  ['hot-air \t\n balloon', 'hot air balloon'],
  ['bird’s eye', "bird's eye"],
  ['無人機', '无人机'],
  ['ﬁeld', 'field'],
])('folds %j to %j', (prompt, folded) => {
  expect(foldText(prompt).text).toBe(folded);
});

test('leaves a ligature of 18 letters alone, so that text does not grow out of bounds', () => {
  expect(foldText('ﷺ').text).toBe('ﷺ');
});

test('keeps for each unit the place it came from', () => {
  const folded = foldText('a  \n ﬁ😀猫');
  expect(folded.text).toBe('a fi😀猫');
  expect(folded.starts).toEqual([0, 1, 5, 5, 6, 6, 8]);
  expect(folded.ends).toEqual([1, 5, 6, 6, 8, 8, 9]);
});

test('gives every unit of any string a place in the prompt', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (prompt) => {
      const folded = foldText(prompt);
      expect(folded.starts).toHaveLength(folded.text.length);
      expect(folded.ends).toHaveLength(folded.text.length);
      const misplaced = folded.starts.filter((start, index) => {
        const end = folded.ends[index] ?? 0;
        return start < (folded.starts[index - 1] ?? 0) || end <= start || end > prompt.length;
      });
      expect(misplaced).toEqual([]);
    }),
  );
});
