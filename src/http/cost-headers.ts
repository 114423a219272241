/** Tells what a video costs, in headers: strict dialects have no field for it. */
import type { FastifyReply } from 'fastify';
import { money, type Video } from '../core/index.ts';

/** `held` while it is made, then `charged`; `released` when it failed and cost nothing. */
export function setCostHeaders(reply: FastifyReply, { price, chargedMicros, status }: Video): void {
  if (price === null) return;
  const hasEnded = chargedMicros !== null;
  const amountMicros = hasEnded ? chargedMicros : price.amountMicros;
  const state = status === 'completed' ? 'charged' : hasEnded ? 'released' : 'held';
  reply
    .header('x-reprise-cost-micros', String(amountMicros))
    .header('x-reprise-cost', `${money.formatDecimalMicros(amountMicros)} USD`)
    .header('x-reprise-cost-state', state);
}
