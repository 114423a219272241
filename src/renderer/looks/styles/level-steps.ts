/** Values for each difference between two levels, so that a style's loop computes none of them. */

const REACH = 255;

export interface LevelSteps {
  /** From -255 to 255, at {@link offset} more. */
  readonly values: Float64Array;
  readonly offset: number;
}

export function levelSteps(valueOf: (difference: number) => number): LevelSteps {
  const values = Float64Array.from({ length: 2 * REACH + 1 }, (_, index) => valueOf(index - REACH));
  return { values, offset: REACH };
}
