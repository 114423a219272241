/** The HTTP server: limits, request ids, health, and every dialect at its prefixes. */
import fastify, { type FastifyInstance } from 'fastify';
import type { Dialect, Principal } from '../core/index.ts';
import type { Logger } from '../lib/logger.ts';
import { randomHex } from '../lib/random.ts';
import { MAX_BODY_BYTES, registerBodyParsers } from './body-parsers.ts';
import { mountDialect, sendError, type DialectParts } from './mount-dialect.ts';

declare module 'fastify' {
  interface FastifyRequest {
    principal: Principal | null;
  }
}

export interface ServerParts extends DialectParts {
  /** The first is also the one that speaks where no dialect is mounted. */
  readonly dialects: readonly [Dialect, ...Dialect[]];
  readonly logger: Logger;
  /** Resolves when the database and everything else that a request needs answers. */
  checkReady(): Promise<void>;
}

/** Longest id in a path; some gateways' ids are whole base64 documents. */
const MAX_PATH_PARAM_LENGTH = 1024;
/** Time for a client to send its whole request. */
const REQUEST_TIMEOUT_MS = 300_000;

export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const [speaker] = parts.dialects;
  const server: FastifyInstance = fastify({
    loggerInstance: parts.logger,
    disableRequestLogging: true,
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    routerOptions: { maxParamLength: MAX_PATH_PARAM_LENGTH },
    genReqId: () => `req_${randomHex(16)}`,
    frameworkErrors: (error, request, reply) => void sendError(speaker, error, request, reply),
  });
  server.decorateRequest('principal', null);
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  server.addHook('onResponse', async (request, reply) => {
    const { method, url } = request.routeOptions;
    const record = { method: method ?? request.method, route: url, status: reply.statusCode };
    request.log.info({ ...record, elapsedMs: Math.round(reply.elapsedTime) }, 'request');
  });
  await registerBodyParsers(server);
  mountHealth(server, parts);
  for (const dialect of parts.dialects) {
    for (const prefix of dialect.prefixes) {
      await server.register(async (scope) => mountDialect(scope, dialect, parts), { prefix });
    }
  }
  mountDialect(server, { ...speaker, routes: [] }, parts);
  return server;
}

/** `/healthz` says that the process runs; `/readyz` that it can serve. */
function mountHealth(server: FastifyInstance, { checkReady }: ServerParts): void {
  const quiet = { logLevel: 'warn' } as const;
  server.get('/healthz', quiet, async () => ({ status: 'ok' }));
  server.get('/readyz', quiet, async () => {
    await checkReady();
    return { status: 'ready' };
  });
}
