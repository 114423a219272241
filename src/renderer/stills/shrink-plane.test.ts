/** Means of a plane, against values that can be worked out by hand. */
import { describe, expect, test } from 'vitest';
import { shrinkPlane } from './shrink-plane.ts';

const plane = (width: number, height: number, value: (x: number, y: number) => number) => ({
  width,
  height,
  values: Uint8Array.from({ length: width * height }, (_, index) =>
    value(index % width, Math.floor(index / width)),
  ),
});

describe('a smaller plane', () => {
  test('is as it was where nothing has to be averaged', () => {
    const source = plane(3, 2, (x, y) => 10 * x + y);
    expect([...shrinkPlane(source, 3, 2, 1)]).toEqual([...source.values]);
    expect([...shrinkPlane(source, 3, 2, 3)]).toEqual([...source.values]);
  });

  test('holds the mean of what each value covers', () => {
    const source = plane(4, 4, (x, y) => (x < 2 ? 0 : 100) + (y < 2 ? 0 : 50) + (x % 2) * 10);
    expect([...shrinkPlane(source, 2, 2, 2)]).toEqual([5, 105, 55, 155]);
  });

  test('spreads its samples over the whole of an uneven size', () => {
    const ramp = plane(101, 57, (x) => x * 2);
    const means = [...shrinkPlane(ramp, 5, 3, 3)];
    expect(means.slice(0, 5)).toEqual(means.slice(10));
    for (const [index, mean] of means.slice(0, 5).entries()) {
      const expected = 200 * ((index + 0.5) / 5);
      expect(Math.abs(mean - expected), `value ${index}`).toBeLessThan(4);
    }
  });

  test('rounds to the nearest value', () => {
    const source = plane(2, 2, (x, y) => (x === 1 && y === 1 ? 3 : 0));
    expect([...shrinkPlane(source, 1, 1, 2)]).toEqual([1]);
  });
});
