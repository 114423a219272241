/** Finds out who is asking, from the key in the request's headers. */
import type { FastifyRequest } from 'fastify';
import { RepriseError, type Principal } from '../core/index.ts';
import type { Identity } from '../identity/index.ts';

/** Throws `missing_api_key` or `invalid_api_key`; the key itself is never repeated. */
export async function authenticate(
  identity: Pick<Identity, 'authenticate'>,
  request: FastifyRequest,
): Promise<Principal> {
  const secret = readSecret(request.headers);
  if (secret === null) throw new RepriseError('missing_api_key');
  const principal = await identity.authenticate(secret);
  if (principal === null) throw new RepriseError('invalid_api_key');
  return principal;
}

/** `api-key` is what Azure's clients send. */
function readSecret(headers: FastifyRequest['headers']): string | null {
  const match = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '');
  const apiKey = headers['api-key'];
  return match?.[1] ?? (typeof apiKey === 'string' && apiKey !== '' ? apiKey : null);
}
