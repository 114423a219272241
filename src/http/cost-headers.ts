/** Tells what a video costs, in headers: strict dialects have no field for it. */
import type { FastifyReply } from 'fastify';
import { money, pricing, type Video } from '../core/index.ts';

export function setCostHeaders(reply: FastifyReply, video: Video): void {
  const cost = pricing.costOf(video);
  if (cost === null) return;
  reply
    .header('x-reprise-cost-micros', String(cost.amountMicros))
    .header('x-reprise-cost', `${money.formatDecimalMicros(cost.amountMicros)} USD`)
    .header('x-reprise-cost-state', cost.state);
}
