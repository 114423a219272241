/** The HTTP server: limits, request ids, health, and every dialect at its prefixes. */
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { Dialect, EventEncoder, Principal } from '../core/index.ts';
import type { Logger } from '../lib/logger.ts';
import { MAX_BODY_BYTES, registerBodyParsers } from './body-parsers.ts';
import { createEventFrames } from './event-frames.ts';
import { createEventStreams } from './event-streams.ts';
import { findSpeaker, SHARED_PREFIX } from './find-speaker.ts';
import { ADMIN_PREFIX, mountAdminApi } from './admin/admin-api.ts';
import { mountDialects, type DialectParts } from './mount-dialects.ts';
import { mountLinks } from './mount-links.ts';
import { mountOwnApi, OWN_PREFIX } from './own-api/own-api.ts';
import { findListener, refuseBrokenRequest, type LastSpoken } from './refuse-broken-request.ts';
import { newRequestId } from './request-id.ts';
import { sendError } from './send-error.ts';
import { speakDialects } from './speak-dialects.ts';
import { mountStudio } from './studio/mount-studio.ts';

declare module 'fastify' {
  interface FastifyRequest {
    principal: Principal | null;
    /** What the request speaks, as far as that is known; errors are answered in it. */
    dialect: Dialect | null;
  }
}

export interface ServerParts extends Omit<DialectParts, 'frames' | 'streams'> {
  readonly encodeEvent: EventEncoder;
  /** The first is also the one that speaks where no dialect is mounted. */
  readonly dialects: readonly [Dialect, ...Dialect[]];
  readonly logger: Logger;
  /** Where the studio's built files are, or would be. */
  readonly studioFolder: string;
  /** Resolves when the database and everything else that a request needs answers. */
  checkReady(): Promise<void>;
}

/** Longest id in a path; some gateways' ids are whole base64 documents. */
const MAX_PATH_PARAM_LENGTH = 1024;
/** Time for a client to send its headers: a slow one holds a socket, not more. */
const HEADERS_TIMEOUT_MS = 60_000;
/** Time for a client to send its whole request: the largest body at a tenth of a megabyte a second. */
const REQUEST_TIMEOUT_MS = 300_000;
/**
 * Not a byte went either way for so long: whoever was there is gone, or keeps a file open for
 * nothing. A slow client is none of these, each byte that it takes starts the time anew.
 */
const STALLED_CONNECTION_MS = 600_000;

export async function createServer(given: ServerParts): Promise<FastifyInstance> {
  const frames = createEventFrames(given.encodeEvent);
  const streams = createEventStreams();
  const parts = { ...given, frames, streams };
  const lastSpoken: LastSpoken = new WeakMap();
  const logger: FastifyBaseLogger = parts.logger;
  const server: FastifyInstance = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionTimeout: STALLED_CONNECTION_MS,
    // Without a host as well a refusal has a body: speakDialects sees to it.
    http: { headersTimeout: HEADERS_TIMEOUT_MS, requireHostHeader: false },
    routerOptions: { maxParamLength: MAX_PATH_PARAM_LENGTH, ignoreTrailingSlash: true },
    // While it closes, what still arrives is answered like any other request.
    return503OnClosing: false,
    genReqId: newRequestId,
    clientErrorHandler: (error, socket) =>
      refuseBrokenRequest(findListener(parts.dialects, lastSpoken, error, socket), error, socket),
    frameworkErrors: (error, request, reply) => {
      reply.header('x-request-id', request.id);
      void sendError(findSpeaker(parts.dialects, request.url), error, request, reply);
    },
  });
  // They would keep the server from closing; who is cut off here finds another, or this one again.
  server.addHook('preClose', async () => streams.closeAll());
  server.decorateRequest('principal', null);
  server.decorateRequest('dialect', null);
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    lastSpoken.set(request.raw.socket, findSpeaker(parts.dialects, request.url));
  });
  // What a client expects beyond "100-continue" is ignored; refused, it would be without a body.
  server.server.on('checkExpectation', (request, response) =>
    server.server.emit('request', request, response),
  );
  server.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    const elapsedMs = Math.round(reply.elapsedTime);
    const record = { method, route: routeOptions.url, status: reply.statusCode, elapsedMs };
    request.log.info(record, 'request');
  });
  await registerBodyParsers(server);
  speakDialects(server, parts);
  mountHealth(server, parts);
  const [speaker] = parts.dialects;
  const dialectIds = parts.dialects.map(({ id }) => id);
  const admin = { ...parts, speaker, dialectIds };
  await server.register((scope) => mountAdminApi(scope, admin), { prefix: ADMIN_PREFIX });
  await server.register((scope) => mountOwnApi(scope, { ...parts, speaker }), {
    prefix: OWN_PREFIX,
  });
  mountStudio(server, parts);
  mountLinks(server, parts.engine, parts.delivery);
  const mount = (prefix: string, dialects: ServerParts['dialects']) =>
    server.register(async (scope) => mountDialects(scope, dialects, parts), { prefix });
  await mount(SHARED_PREFIX, parts.dialects);
  for (const dialect of parts.dialects) {
    for (const prefix of dialect.prefixes) await mount(prefix, [dialect]);
  }
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
