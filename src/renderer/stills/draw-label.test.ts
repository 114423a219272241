import { createCanvas } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { drawLabel, LABEL_HEIGHT } from './draw-label.ts';

/** The label as rows of dots, one character of text a dot. */
function draw(text: string): string[] {
  const canvas = createCanvas(6 * 3 * text.length, LABEL_HEIGHT);
  const context = canvas.getContext('2d');
  drawLabel(context, text, 0, 0);
  const { data } = context.getImageData(0, 0, canvas.width, LABEL_HEIGHT);
  return Array.from({ length: 7 }, (_, row) =>
    Array.from({ length: 6 * text.length }, (__, column) => {
      const alpha = data[((row * 3 + 1) * canvas.width + column * 3 + 1) * 4 + 3] ?? 0;
      return alpha > 0 ? '#' : '.';
    }).join(''),
  );
}

test('letters have their shapes and stand side by side', () => {
  expect(draw('LT')).toEqual([
    '#.....#####.',
    '#.....#.#.#.',
    '#.......#...',
    '#.......#...',
    '#.......#...',
    '#.......#...',
    '#####...#...',
  ]);
});

test('every printable character has its own shape', () => {
  const shapes = Array.from({ length: 95 }, (_, index) =>
    draw(String.fromCodePoint(0x20 + index)).join(''),
  );
  expect(new Set(shapes).size).toBe(95);
});

test('what has no shape is drawn as a question mark', () => {
  expect(draw('猫')).toEqual(draw('?'));
  expect(draw('\n')).toEqual(draw('?'));
});
