/** Answers what a video would cost; the same in every dialect, since no vendor has a word for it. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { money, RepriseError, type PriceQuote } from '../core/index.ts';
import { sendReply } from './send-reply.ts';

/** `?dry_run=true`: also 1, yes, and the name alone. Throws for anything that is not clear. */
export function isDryRun(request: FastifyRequest): boolean {
  const value = (request.query as Record<string, unknown>)['dry_run'];
  if (value === undefined) return false;
  const text = String(value).toLowerCase();
  if (['', '1', 'true', 'yes'].includes(text)) return true;
  if (['0', 'false', 'no'].includes(text)) return false;
  throw new RepriseError('invalid_parameter', {
    param: 'dry_run',
    publicText: "'dry_run' must be true or false.",
  });
}

export async function sendQuote(reply: FastifyReply, quote: PriceQuote): Promise<void> {
  const body = {
    object: 'video.quote',
    amount_micros: quote.amountMicros,
    amount: money.formatDecimalMicros(quote.amountMicros),
    currency: 'usd',
    price_version: quote.priceVersion,
    lines: quote.lines.map((line) => ({
      what: line.what,
      quantity: line.quantity,
      unit_micros: line.unitMicros,
      amount_micros: line.amountMicros,
    })),
  };
  await sendReply(reply, { status: 200, body });
}
