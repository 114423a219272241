/** Which row of a price list counts for a video, when several do. */
import type { Operation } from '../operation.ts';
import { matchesModel, modelCloseness } from './model-pattern.ts';
import type { PriceBook, PriceRow } from './price-book.ts';
import { resolutionFit } from './resolution.ts';

export interface PricedKind {
  readonly model: string;
  readonly operation: Operation;
  readonly width: number;
  readonly height: number;
}

/**
 * Of the rows that fit, the one that says most about the video counts, judged in this order:
 *
 * 1. its model: a name before a pattern, a pattern with more characters besides `*` before one
 *    with fewer
 * 2. its resolution: an exact size before a class before none before a larger one, of which the
 *    smallest is closest; so a size between two that are listed costs what the larger one costs
 * 3. its operations: fewer named before more before none
 * 4. its place: an earlier row before a later one
 *
 * Rows are never added up. Null when none fits: then there is no price, which is not a price of 0.
 */
export function findPriceRow(book: PriceBook, kind: PricedKind): PriceRow | null {
  let best: { readonly row: PriceRow; readonly rank: Rank } | null = null;
  for (const row of book.rows) {
    const rank = rankRow(row, kind);
    if (rank !== null && (best === null || isHigher(rank, best.rank))) best = { row, rank };
  }
  return best?.row ?? null;
}

type Rank = readonly [model: number, resolution: number, operations: number];

function rankRow(row: PriceRow, kind: PricedKind): Rank | null {
  if (!matchesModel(row.model, kind.model)) return null;
  if (row.operations !== null && !row.operations.includes(kind.operation)) return null;
  const fit = row.resolution === null ? 0 : resolutionFit(row.resolution, kind);
  if (fit === null) return null;
  const named = row.operations === null ? Number.POSITIVE_INFINITY : new Set(row.operations).size;
  return [modelCloseness(row.model), fit, -named];
}

function isHigher(left: Rank, right: Rank): boolean {
  for (const [index, value] of left.entries()) {
    const other = right[index] ?? 0;
    if (value !== other) return value > other;
  }
  return false;
}
