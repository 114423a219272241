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

/**
 * How well a resolution describes a size, the higher the better: 2 exactly, 1 by its class, below
 * -1 when it merely has room for it, the less the more room; null not at all. Between 1 and these
 * stands what is said of every size.
 */
export function resolutionFit(resolution: string, size: Size): number | null {
  if (resolution === formatSize(size)) return 2;
  const shorterSide = shorterSideOf(resolution);
  if (shorterSide === Math.min(size.width, size.height)) return 1;
  const [width = 0, height = 0] = resolution.split('x').map(Number);
  // Ninths, so that the classes, which are named after pictures of 16 by 9, are whole numbers.
  const area = shorterSide === null ? 9 * width * height : 16 * shorterSide * shorterSide;
  return area < 9 * size.width * size.height ? null : -1 - area;
}

function shorterSideOf(resolution: string): number | null {
  const named = SHORTER_SIDE_BY_NAME[resolution];
  if (named !== undefined) return named;
  const digits = CLASS.exec(resolution)?.[1];
  return digits === undefined ? null : Number(digits);
}
