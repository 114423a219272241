/** How a video was asked for, besides the command itself. */
import type { PriceQuote } from '../core/index.ts';

export interface Asked {
  /** The same key with the same request makes one video, however often it is sent; null is none. */
  readonly idempotencyKey: string | null;
  readonly fingerprint: Buffer;
  /** Only the price is wanted: everything is checked, nothing is made. */
  readonly isDryRun: boolean;
}

/** Ends the transaction of a dry run without a trace. */
export class OnlyQuoted extends Error {
  override readonly name = 'OnlyQuoted';
  readonly quote: PriceQuote;

  constructor(quote: PriceQuote) {
    super('only the price was asked for');
    this.quote = quote;
  }
}
