/** Puts a dialect's routes on the server: authenticate, decode, execute, encode. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RepriseError } from '../core/index.ts';
import type { Dialect, DialectReply, DialectRequest, DialectRoute } from '../core/index.ts';
import type { Engine } from '../engine/index.ts';
import type { Identity } from '../identity/index.ts';
import { authenticate } from './authenticate.ts';
import { executeCommand } from './execute-command.ts';
import { readBody } from './read-body.ts';
import { sendContent } from './send-content.ts';
import { sendError } from './send-error.ts';
import { sendReply } from './send-reply.ts';

export interface DialectParts {
  readonly engine: Engine;
  readonly identity: Identity;
}

/** To be registered as a plugin of its own, so that its errors are in its own shape. */
export function mountDialect(server: FastifyInstance, dialect: Dialect, parts: DialectParts): void {
  server.setErrorHandler((error, request, reply) => sendError(dialect, error, request, reply));
  // Also before the body is read; the handler alone would be called after that.
  server.addHook('onRequest', async (request) => {
    if (request.is404) throw unknownRoute(request);
  });
  server.setNotFoundHandler((request) => {
    throw unknownRoute(request);
  });
  for (const route of dialect.routes) mountRoute(server, route, parts);
  const methodsByPath = Map.groupBy(dialect.routes, (route) => route.path);
  for (const [path, routes] of methodsByPath) {
    refuseOtherMethods(
      server,
      path,
      routes.map((route) => route.method),
    );
  }
}

function mountRoute(
  server: FastifyInstance,
  route: DialectRoute,
  { engine, identity }: DialectParts,
): void {
  const isContent = route.kind === 'open_content';
  server.route({
    method: isContent ? ['GET', 'HEAD'] : route.method,
    // The framework's own HEAD would read the whole file to learn its length.
    exposeHeadRoute: !isContent,
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
  const { body, files } = await readBody(request);
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
  methods: readonly string[],
): void {
  // The server answers HEAD wherever it answers GET.
  const allowed = methods.includes('GET') ? [...methods, 'HEAD'] : methods;
  server.route({
    method: server.supportedMethods.filter((method) => !allowed.includes(method)),
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
