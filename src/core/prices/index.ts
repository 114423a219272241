/** Price lists: making, joining and checking them. */
export { defaultPrices } from './default-prices.ts';
export { findUnpriced } from './find-unpriced.ts';
export { matchesModel } from './model-pattern.ts';
export { overlayPrices } from './overlay-prices.ts';
export { createPriceBook, MAX_UNIT_MICROS } from './price-book.ts';
