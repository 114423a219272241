/** Puts an operator's prices over a list that came with the program. */
import { matchesModel } from './model-pattern.ts';
import { createPriceBook, type PriceBook, type PriceRow } from './price-book.ts';

/**
 * A model that a row of the overlay fits is priced by the overlay alone, so that `*` at 5 cents
 * means all models and not only those the base has forgotten. The base must name its models, as a
 * pattern in it could be half covered.
 */
export function overlayPrices(
  base: PriceBook,
  version: string,
  overlay: readonly PriceRow[],
): PriceBook {
  const isCovered = (row: PriceRow) => overlay.some(({ model }) => matchesModel(model, row.model));
  return createPriceBook(version, [...overlay, ...base.rows.filter((row) => !isCovered(row))]);
}
