/** What a video costs, line by line, in whole micro-dollars. */
import { findPriceRow, type PricedKind } from './find-price-row.ts';
import { MAX_BILLED_REFERENCES, MAX_BILLED_SECONDS, type PriceBook } from './price-book.ts';

export interface PriceQuestion extends PricedKind {
  /** What is billed, in whole seconds: for an extension the added ones only. */
  readonly durationSeconds: number;
  readonly hasAudio: boolean;
  readonly referenceCount: number;
}

/** What a line counts. Stored with videos: a name is never given another meaning. */
export type PriceLineKind = 'video' | 'seconds' | 'audio_seconds' | 'references';

export interface PriceLine {
  readonly what: PriceLineKind;
  readonly quantity: number;
  readonly unitMicros: number;
  /** `quantity` × `unitMicros`. */
  readonly amountMicros: number;
}

/** Plain JSON: to be kept with the video, and the only thing that its settlement looks at. */
export interface PriceQuote {
  /** The sum of the lines. */
  readonly amountMicros: number;
  readonly priceVersion: string;
  /** Only what costs something; none for a video that is free. */
  readonly lines: readonly PriceLine[];
}

/**
 * The same question to the same book always gives the same answer. Throws if the book has no row
 * for the video (a gateway checks at its start that there is one for whatever it can make) or if
 * a quantity is not a whole number inside its bound.
 */
export function quotePrice(book: PriceBook, question: PriceQuestion): PriceQuote {
  const { durationSeconds, referenceCount, hasAudio } = question;
  requireWhole('durationSeconds', durationSeconds, MAX_BILLED_SECONDS);
  requireWhole('referenceCount', referenceCount, MAX_BILLED_REFERENCES);
  const row = findPriceRow(book, question);
  if (row === null) {
    const size = `${question.width}x${question.height}`;
    throw new Error(
      `price list ${book.version} has no price for ${question.operation} of '${question.model}' at ${size}`,
    );
  }
  return sumLines(book.version, [
    priceLine('video', 1, row.perVideoMicros),
    priceLine('seconds', durationSeconds, row.perSecondMicros),
    priceLine('audio_seconds', hasAudio ? durationSeconds : 0, row.audioPerSecondMicros),
    priceLine('references', referenceCount, row.perReferenceMicros),
  ]);
}

export function priceLine(what: PriceLineKind, quantity: number, unitMicros: number): PriceLine {
  return { what, quantity, unitMicros, amountMicros: quantity * unitMicros };
}

export function sumLines(priceVersion: string, all: readonly PriceLine[]): PriceQuote {
  const lines = all.filter(({ amountMicros }) => amountMicros > 0);
  const amountMicros = lines.reduce((sum, line) => sum + line.amountMicros, 0);
  return { amountMicros, priceVersion, lines };
}

function requireWhole(name: string, value: number, max: number): void {
  if (Number.isSafeInteger(value) && value >= 0 && value <= max) return;
  throw new RangeError(`${name} must be a whole number from 0 to ${max}, it is ${value}`);
}
