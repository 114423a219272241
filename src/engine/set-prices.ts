/** Puts other prices to use, unless they leave out something that can be asked for. */
import { formatSize, pricing, RepriseError, type PriceBook, type PriceRow } from '../core/index.ts';
import type { EngineParts } from './engine.ts';

/** Throws `invalid_parameter` naming `rows`, and then changes nothing. */
export async function setPrices(
  { prices, models }: EngineParts,
  rows: readonly PriceRow[],
  actor: string,
): Promise<PriceBook> {
  const unpriced = pricing.findUnpriced(preview(prices, rows), models);
  if (unpriced !== null) {
    const { model, operation } = unpriced;
    throw refusal(
      `there would be no price for ${operation} of '${model}' at ${formatSize(unpriced)}`,
    );
  }
  return await prices.publish(rows, actor);
}

function preview(prices: EngineParts['prices'], rows: readonly PriceRow[]): PriceBook {
  try {
    return prices.preview(rows);
  } catch (error) {
    if (error instanceof RangeError) throw refusal(error.message);
    throw error;
  }
}

function refusal(what: string): RepriseError {
  return new RepriseError('invalid_parameter', { param: 'rows', publicText: `'rows': ${what}.` });
}
