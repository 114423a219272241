/** Members of a group have their colours in turn. */
import { expect, test } from 'vitest';
import { askedColour, askedColours, paintsOf } from './asked-colour.ts';

const scene = { colours: { cat: '#000000', car: ['#ff0000', '#0000ff'] } } as const;

test('One colour is that of every member, several come round again', () => {
  expect([0, 1, 2].map((member) => askedColour(scene, 'cat', member))).toEqual([
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ]);
  expect([0, 1, 2].map((member) => askedColour(scene, 'car', member))).toEqual([
    [255, 0, 0],
    [0, 0, 255],
    [255, 0, 0],
  ]);
});

test('Without a colour the drawing chooses', () => {
  expect(askedColour(scene, 'dog')).toBeNull();
  expect(askedColours({}, 'dog')).toEqual([]);
  expect(paintsOf(scene, 'dog', [[1, 2, 3]])).toEqual([[1, 2, 3]]);
  expect(paintsOf(scene, 'car', [[1, 2, 3]])).toHaveLength(2);
});
