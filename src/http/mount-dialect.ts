/** Puts a dialect's routes on the server: authenticate, decode, execute, encode. */
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import { RepriseError } from '../core/index.ts';
import type { Dialect, DialectReply, DialectRequest, DialectRoute } from '../core/index.ts';
import type { Engine } from '../engine/index.ts';
import type { Identity } from '../identity/index.ts';
import { authenticate } from './authenticate.ts';
import { readParsedBody } from './body-parsers.ts';
import { executeCommand } from './execute-command.ts';
import { sendContent } from './send-content.ts';
import { translateError } from './translate-error.ts';

export interface DialectParts {
  readonly engine: Engine;
  readonly identity: Identity;
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** To be registered as a plugin of its own, so that its errors are in its own shape. */
export function mountDialect(server: FastifyInstance, dialect: Dialect, parts: DialectParts): void {
  server.setErrorHandler((error, request, reply) => sendError(dialect, error, request, reply));
  server.setNotFoundHandler((request, reply) =>
    sendError(dialect, unknownRoute(request), request, reply),
  );
  for (const route of dialect.routes) mountRoute(server, dialect, route, parts);
  for (const path of new Set(dialect.routes.map((route) => route.path))) {
    const allowed = dialect.routes.filter((route) => route.path === path);
    refuseOtherMethods(
      server,
      path,
      allowed.map((route) => route.method),
    );
  }
}

function mountRoute(
  server: FastifyInstance,
  dialect: Dialect,
  route: DialectRoute,
  { engine, identity }: DialectParts,
): void {
  server.route({
    method: route.method,
    url: route.path,
    // Before the body is read: nobody unknown may make us take in megabytes.
    onRequest: async (request) => {
      request.principal = await authenticate(identity, request);
    },
    handler: async (request, reply) => {
      const principal = request.principal;
      if (principal === null) throw new Error('the request was not authenticated');
      const decoded = await readDialectRequest(request);
      if (route.kind === 'open_content') {
        const content = await engine.openContent(principal, route.decode(decoded));
        return await sendContent(request, reply, content);
      }
      const result = await executeCommand(engine, principal, route.decode(decoded));
      // The compiler cannot see that a route's command gives the result that the route encodes.
      const encode = route.encode as (value: typeof result) => DialectReply;
      await sendReply(reply, encode(result));
    },
  });
}

async function readDialectRequest(request: FastifyRequest): Promise<DialectRequest> {
  const { body, files } = await readParsedBody(request);
  return {
    params: request.params as Record<string, string>,
    query: request.query as Record<string, unknown>,
    body,
    files,
  };
}

function refuseOtherMethods(
  server: FastifyInstance,
  path: string,
  allowed: readonly HTTPMethods[],
): void {
  server.route({
    method: METHODS.filter((method) => !allowed.includes(method)),
    url: path,
    onRequest: async (request, reply) => {
      reply.header('allow', allowed.join(', '));
      throw new RepriseError('method_not_allowed', {
        publicText: `${request.method} is not supported here; allowed: ${allowed.join(', ')}.`,
      });
    },
    handler: async () => undefined,
  });
}

function unknownRoute(request: FastifyRequest): RepriseError {
  const path = request.url.split('?', 1)[0] ?? '';
  return new RepriseError('route_not_found', {
    publicText: `Unknown request URL: ${request.method} ${path.slice(0, 200)}.`,
  });
}

/** The one place where an error becomes an answer. */
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

async function sendReply(
  reply: FastifyReply,
  { status, headers, body }: DialectReply,
): Promise<void> {
  reply.code(status).headers(headers ?? {});
  await reply.send(body);
}
