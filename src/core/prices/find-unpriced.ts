/** Finds what a gateway can make and has no price for. */
import type { ModelCatalogue } from '../models.ts';
import type { Operation } from '../operation.ts';
import { findPriceRow, type PricedKind } from './find-price-row.ts';
import type { PriceBook } from './price-book.ts';

const OPERATIONS: readonly Operation[] = ['create', 'remix', 'edit', 'extend'];

/**
 * The first kind of video without a price; null when each has one. To be asked before a list is
 * put to use: a video without a price cannot be made, because free must have been said.
 */
export function findUnpriced(book: PriceBook, catalogue: ModelCatalogue): PricedKind | null {
  for (const { name, capabilities } of catalogue.models.values()) {
    for (const { width, height } of capabilities.sizes) {
      for (const operation of OPERATIONS) {
        const kind = { model: name, operation, width, height };
        if (findPriceRow(book, kind) === null) return kind;
      }
    }
  }
  return null;
}
