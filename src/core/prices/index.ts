/** Prices: asking for one, settling it, and making, joining and checking lists. */
export { costOf } from './cost-of.ts';
export { defaultPrices } from './default-prices.ts';
export { findUnpriced } from './find-unpriced.ts';
export { matchesModel } from './model-pattern.ts';
export { overlayPrices } from './overlay-prices.ts';
export { createPriceBook, MAX_UNIT_MICROS } from './price-book.ts';
export { quotePrice } from './quote-price.ts';
export { settlePrice } from './settle-price.ts';
