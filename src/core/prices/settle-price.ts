/** What a finished video is charged, from the quote that was held for it. */
import { priceLine, sumLines, type PriceLine, type PriceQuote } from './quote-price.ts';

export interface DeliveredVideo {
  /** As measured, of what is billed: for an extension without its source. */
  readonly durationSeconds: number;
  readonly hasAudio: boolean;
}

/**
 * Never above the quote: a result that is longer than asked costs what was quoted, a shorter one
 * costs the seconds that were begun, sound that is missing costs nothing. Looks at no price list,
 * so a change of prices cannot reach a video that is already held for.
 */
export function settlePrice(quote: PriceQuote, delivered: DeliveredVideo): PriceQuote {
  const seconds = begunSeconds(delivered.durationSeconds);
  const settled = quote.lines.map((line): PriceLine => {
    const quantity = deliveredQuantity(line, seconds, delivered.hasAudio);
    return priceLine(line.what, Math.min(line.quantity, quantity), line.unitMicros);
  });
  return sumLines(quote.priceVersion, settled);
}

/** A file is longer than its last whole second by a frame or a packet of sound; that is not begun. */
const ROUNDING_SECONDS = 0.1;

/** A length that could not be measured is taken to be the one asked for. */
function begunSeconds(durationSeconds: number): number {
  if (!Number.isFinite(durationSeconds)) return Number.POSITIVE_INFINITY;
  return Math.max(0, Math.ceil(durationSeconds - ROUNDING_SECONDS));
}

function deliveredQuantity(
  { what, quantity }: PriceLine,
  seconds: number,
  hasAudio: boolean,
): number {
  if (what === 'seconds') return seconds;
  if (what === 'audio_seconds') return hasAudio ? seconds : 0;
  return quantity;
}
