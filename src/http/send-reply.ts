/** Sends what a dialect has encoded. */
import type { FastifyReply } from 'fastify';
import type { DialectReply } from '../core/index.ts';

export async function sendReply(
  reply: FastifyReply,
  { status, headers, body }: DialectReply,
): Promise<void> {
  await reply
    .code(status)
    .headers({ 'content-type': 'application/json; charset=utf-8', ...headers })
    .send(body);
}
