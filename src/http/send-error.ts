/** The one place where an error becomes an answer. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Dialect } from '../core/index.ts';
import { setLimitHeaders } from './limit-headers.ts';
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
  const isCallers = entry.owner === 'caller' || entry.owner === 'quota';
  if (isCallers) request.log.debug(record, 'request refused');
  else request.log.error(record, 'request failed');
  if (translated.allowance !== null) setLimitHeaders(reply, translated.allowance);
  // The framework closes the connection of a body that is too large; the client, which is still
  // sending, would see a reset instead of the answer. What it sends on is read and thrown away.
  if (code === 'body_too_large') reply.removeHeader('connection');
  await sendReply(reply, dialect.encodeError(translated));
}
