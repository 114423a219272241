/** The upper edge of a piece of ground that repeats sideways. */

import type { Random } from '../random.ts';

export interface GroundLine {
  readonly period: number;
  /** Columns between which one can stand, where it is not everywhere: a window sill. */
  readonly ledge?: { readonly left: number; readonly right: number };
  /** Row of the ground at a column of the layer, which may lie outside the period. */
  rowAt(x: number): number;
  /** Rows that the ground falls per column to the right. */
  slopeAt(x: number): number;
}

export interface GroundShape {
  readonly period: number;
  /** Mean row. */
  readonly row: number;
  /** Largest rise over the mean, roughly. */
  readonly swing: number;
  /** Whole numbers of waves per period, the slow one first. */
  readonly waves: readonly number[];
}

export function createGroundLine(random: Random, shape: GroundShape): GroundLine {
  const { period, row, swing, waves } = shape;
  const parts = waves.map((count, index) => ({
    turn: (2 * Math.PI * count) / period,
    height: (swing * (0.7 + 0.3 * random())) / (1 + index * 1.4),
    phase: random() * 2 * Math.PI,
  }));
  return {
    period,
    rowAt: (x) =>
      parts.reduce((sum, part) => sum - part.height * Math.sin(x * part.turn + part.phase), row),
    slopeAt: (x) =>
      parts.reduce(
        (sum, part) => sum - part.height * part.turn * Math.cos(x * part.turn + part.phase),
        0,
      ),
  };
}

/** Ground without any slope. */
export function levelLine(row: number, ledge?: GroundLine['ledge']): GroundLine {
  const line = { period: 0, rowAt: () => row, slopeAt: () => 0 };
  return ledge === undefined ? line : { ...line, ledge };
}
