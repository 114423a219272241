/** The one place where an error becomes an answer. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Dialect } from '../core/index.ts';
import { sendReply } from './send-reply.ts';
import { translateError } from './translate-error.ts';

export async function sendError(
  dialect: Dialect,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const translated = translateError(error);
  const { code, internal, entry } = translated;
  const record = { err: translated.cause, code, internal };
  if (entry.owner === 'caller') request.log.debug(record, 'request refused');
  else request.log.error(record, 'request failed');
  await sendReply(reply, dialect.encodeError(translated));
}
