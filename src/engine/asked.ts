/** How a video was asked for, besides the command itself. */
import type { PriceQuote } from '../core/index.ts';
import type { EngineParts } from './engine.ts';

export interface Asked {
  /** The same key with the same request makes one video, however often it is sent; null is none. */
  readonly idempotencyKey: string | null;
  /** Only the price is wanted: everything is checked, nothing is made. */
  readonly isDryRun: boolean;
}

/** What the use cases that make a video work with. */
export interface MakingParts extends EngineParts {
  readonly asked: Asked & { readonly fingerprint: Buffer };
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
