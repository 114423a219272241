/** Sizes the way price lists name them: exactly, or by the length of the shorter side. */
import { formatSize, type Size } from '../models.ts';

/** Names that the trade uses for a shorter side. */
const SHORTER_SIDE_BY_NAME: Readonly<Record<string, number>> = {
  '2k': 1440,
  '4k': 2160,
  '8k': 4320,
};

const CLASS = /^([1-9]\d{1,4})p$/;
const EXACT = /^[1-9]\d{1,4}x[1-9]\d{1,4}$/;

export function isResolution(text: string): boolean {
  return EXACT.test(text) || shorterSideOf(text) !== null;
}

/** How closely a resolution describes a size: 2 exactly, 1 by its class, 0 not at all. */
export function resolutionFit(resolution: string, size: Size): 0 | 1 | 2 {
  if (resolution === formatSize(size)) return 2;
  return shorterSideOf(resolution) === Math.min(size.width, size.height) ? 1 : 0;
}

function shorterSideOf(resolution: string): number | null {
  const named = SHORTER_SIDE_BY_NAME[resolution];
  if (named !== undefined) return named;
  const digits = CLASS.exec(resolution)?.[1];
  return digits === undefined ? null : Number(digits);
}
