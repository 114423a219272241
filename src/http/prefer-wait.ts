/** `Prefer: wait=30` of RFC 7240: the client would rather wait than ask again. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { EncodedKind, ResultOf } from '../core/index.ts';
import type { Engine } from '../engine/index.ts';

/** Proxies and clients give up on silent connections at about a minute. */
const MAX_WAIT_SECONDS = 60;
const WORTH_WAITING_FOR: ReadonlySet<EncodedKind> = new Set<EncodedKind>([
  'create',
  'remix',
  'edit',
  'extend',
  'get',
  'cancel',
]);
/** What is stopped has ended a moment later; the answer should say so without being asked to. */
const CANCEL_WAIT_SECONDS = 2;

/** The video as it is when it has ended or the time is over, where the client asked for that. */
export async function waitIfPreferred(
  engine: Engine,
  kind: EncodedKind,
  result: ResultOf[EncodedKind],
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<ResultOf[EncodedKind]> {
  const preferredSeconds = WORTH_WAITING_FOR.has(kind) ? readPreferredWait(request) : 0;
  const waitSeconds = Math.max(preferredSeconds, kind === 'cancel' ? CANCEL_WAIT_SECONDS : 0);
  const { principal } = request;
  if (waitSeconds === 0 || principal === null || !('id' in result)) return result;
  if (preferredSeconds > 0) {
    reply.header('preference-applied', `wait=${preferredSeconds}`).header('vary', 'prefer');
  }
  const patience = { videoId: result.id, waitSeconds, signal: abortOnLeave(reply) };
  return await engine.waitForEnd(principal, patience);
}

/** 0 when the client does not want to wait; what cannot be understood is ignored, as the RFC says. */
function readPreferredWait(request: FastifyRequest): number {
  const header = request.headers['prefer'];
  const preferences = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(/[,;]/);
  for (const preference of preferences) {
    const seconds = /^\s*wait\s*=\s*"?(\d{1,9})"?\s*$/i.exec(preference)?.[1];
    // The first of several counts.
    if (seconds !== undefined) return Math.min(MAX_WAIT_SECONDS, Number(seconds));
  }
  return 0;
}

/** A client that goes away before it has its answer is waited for no longer. */
function abortOnLeave(reply: FastifyReply): AbortSignal {
  const left = new AbortController();
  reply.raw.once('close', () => left.abort());
  return left.signal;
}
