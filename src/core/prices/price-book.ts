/** A list of prices with a version: what one unit of a video costs, by model, size and operation. */
import type { Operation } from '../operation.ts';
import { isResolution } from './resolution.ts';

export interface PriceRow {
  /** A public model name; `*` stands for any run of characters. */
  readonly model: string;
  /** Null means every operation. */
  readonly operations: readonly Operation[] | null;
  /** `1280x720`, or a class such as `720p` or `4k`; null means every size. */
  readonly resolution: string | null;
  /** For each second that is billed: of the whole video, or what an extension adds. */
  readonly perSecondMicros: number;
  readonly perVideoMicros: number;
  readonly perReferenceMicros: number;
  /** On top of `perSecondMicros`, for a video with sound. */
  readonly audioPerSecondMicros: number;
}

export interface PriceBook {
  /** Kept with each video, so that its price can be explained after the list has changed. */
  readonly version: string;
  readonly rows: readonly PriceRow[];
}

/**
 * A thousand dollars. With {@link MAX_BILLED_SECONDS} and {@link MAX_BILLED_REFERENCES} no price
 * can reach 10^14 micro-dollars, far inside the safe integers, so sums need no check of their own.
 */
export const MAX_UNIT_MICROS = 1_000_000_000;
export const MAX_BILLED_SECONDS = 36_000;
export const MAX_BILLED_REFERENCES = 1000;

/** Throws a RangeError for a row that no price could be computed from. */
export function createPriceBook(version: string, rows: readonly PriceRow[]): PriceBook {
  for (const row of rows) checkRow(row);
  return Object.freeze({
    version,
    rows: Object.freeze(rows.map((row) => Object.freeze({ ...row }))),
  });
}

function checkRow(row: PriceRow): void {
  const unitPrices = {
    perSecondMicros: row.perSecondMicros,
    perVideoMicros: row.perVideoMicros,
    perReferenceMicros: row.perReferenceMicros,
    audioPerSecondMicros: row.audioPerSecondMicros,
  };
  for (const [name, micros] of Object.entries(unitPrices)) {
    if (Number.isSafeInteger(micros) && micros >= 0 && micros <= MAX_UNIT_MICROS) continue;
    throw new RangeError(`${name} must be a whole number from 0 to ${MAX_UNIT_MICROS}`);
  }
  if (row.model === '') throw new RangeError('a price row needs a model');
  if (row.operations?.length === 0) throw new RangeError('a price row needs an operation, or null');
  if (row.resolution !== null && !isResolution(row.resolution)) {
    throw new RangeError(`'${row.resolution}' is no resolution such as 720p, 4k or 1280x720`);
  }
}
