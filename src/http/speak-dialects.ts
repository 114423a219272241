/** Decides in which dialect a request is answered if it is refused, before a route has it. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RepriseError, type Dialect } from '../core/index.ts';
import type { Identity } from '../identity/index.ts';
import { authenticate } from './authenticate.ts';
import { DIALECT_HEADER, findNamedDialect } from './choose-route.ts';
import { findSpeaker, SHARED_PREFIX } from './find-speaker.ts';
import { sendError } from './send-error.ts';

export interface Speakers {
  readonly dialects: readonly [Dialect, ...Dialect[]];
  readonly identity: Pick<Identity, 'authenticate'>;
}

const MAX_SHOWN_PATH = 200;

/** For the whole server: whatever goes wrong below any prefix is answered here. */
export function speakDialects(server: FastifyInstance, speakers: Speakers): void {
  const { dialects } = speakers;
  server.setErrorHandler((error, request, reply) =>
    sendError(request.dialect ?? dialects[0], error, request, reply),
  );
  // Also for unknown routes, before the body is read; their handler alone would come after that.
  server.addHook('onRequest', async (request) => {
    request.dialect = findSpeaker(dialects, request.url);
    if (isShared(request)) {
      const header = request.headers[DIALECT_HEADER];
      request.dialect = findNamedDialect(dialects, header) ?? request.dialect;
    }
    if (request.headers.host === undefined && request.raw.httpVersion === '1.1') {
      throw new RepriseError('malformed_request', { publicText: "The header 'Host' is missing." });
    }
    if (request.is404) await refuseUnknownRoute(speakers, request);
  });
  server.addHook('onSend', async (request, reply) => {
    const dialect = request.dialect ?? dialects[0];
    const projectId = request.principal?.projectId ?? null;
    reply.headers(dialect.replyHeaders?.({ elapsedMs: reply.elapsedTime, projectId }) ?? {});
  });
  server.setNotFoundHandler((request) => refuseUnknownRoute(speakers, request));
}

export function refuseOtherMethods(
  server: FastifyInstance,
  path: string,
  methods: readonly string[],
  speakers: Speakers,
): void {
  // The server answers HEAD wherever it answers GET.
  const allowed = methods.includes('GET') ? [...methods, 'HEAD'] : methods;
  server.route({
    method: server.supportedMethods.filter((method) => !allowed.includes(method)),
    url: path,
    onRequest: async (request, reply) => {
      reply.header('allow', allowed.join(', '));
      await speakKeysDialect(speakers, request);
      throw new RepriseError('method_not_allowed', {
        publicText: `${request.method} is not supported here; allowed: ${allowed.join(', ')}.`,
      });
    },
    handler: async () => undefined,
  });
}

async function refuseUnknownRoute(speakers: Speakers, request: FastifyRequest): Promise<never> {
  await speakKeysDialect(speakers, request);
  const path = request.url.split('?', 1)[0] ?? '';
  throw new RepriseError('route_not_found', {
    publicText: `Unknown request URL: ${request.method} ${path.slice(0, MAX_SHOWN_PATH)}.`,
  });
}

/** Whoever has no good key is told the same, in the dialect of the path. */
async function speakKeysDialect(
  { dialects, identity }: Speakers,
  request: FastifyRequest,
): Promise<void> {
  if (!isShared(request) || request.headers[DIALECT_HEADER] !== undefined) return;
  const principal = await authenticate(identity, request).catch(() => null);
  request.dialect = dialects.find(({ id }) => id === principal?.dialect) ?? request.dialect;
}

/** Elsewhere the path alone says it. */
function isShared({ url }: FastifyRequest): boolean {
  return url.startsWith(`${SHARED_PREFIX}/`);
}
