/** Puts dialects' routes on the server: authenticate, choose, decode, execute, encode. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ContentVariant, DialectReply, DialectRequest } from '../core/index.ts';
import type { Dialect, EncodeContext, Video } from '../core/index.ts';
import type { Engine } from '../engine/index.ts';
import type { Identity } from '../identity/index.ts';
import { systemClock } from '../lib/clock.ts';
import { authenticate } from './authenticate.ts';
import {
  chooseByBody,
  chooseByName,
  DIALECT_HEADER,
  groupRoutes,
  type RouteChoice,
} from './choose-route.ts';
import { contentFileName } from './content-file-name.ts';
import { setCostHeaders } from './cost-headers.ts';
import type { EventFrames } from './event-frames.ts';
import type { EventStreams } from './event-streams.ts';
import { executeCommand } from './execute-command.ts';
import { setLimitHeaders } from './limit-headers.ts';
import type { Delivery } from './content/hand-over.ts';
import { mountEvents } from './mount-events.ts';
import { linkUrl } from './mount-links.ts';
import { isCounted, isMaking, requirePermission } from './permissions.ts';
import { waitIfPreferred } from './prefer-wait.ts';
import { readIdempotencyKey } from './read-idempotency-key.ts';
import { readBody } from './read-body.ts';
import { sendContent } from './send-content.ts';
import { isDryRun, sendQuote } from './send-quote.ts';
import { sendReply } from './send-reply.ts';
import { refuseOtherMethods } from './speak-dialects.ts';
import { setUnderstandingHeader } from './understanding-header.ts';

export interface DialectParts {
  readonly engine: Engine;
  readonly identity: Identity;
  /** How callers reach the gateway, for links; null means as they asked. */
  readonly publicUrl: string | null;
  readonly frames: EventFrames;
  readonly streams: EventStreams;
  readonly delivery: Delivery;
}

/** How long a store's own link to a file without an end may be good. */
const FILE_LINK_MS = 3_600_000;

type Dialects = readonly [Dialect, ...Dialect[]];
type Choices = readonly [RouteChoice, ...RouteChoice[]];

/**
 * With several dialects each request speaks the one that its header names, else its key's, else the
 * one whose body it has, else the first that has the route.
 */
export function mountDialects(
  server: FastifyInstance,
  dialects: Dialects,
  parts: DialectParts,
): void {
  const groups = groupRoutes(dialects);
  for (const choices of groups) mountRoute(server, choices, parts);
  const creation = groups.find(([{ route }]) => `${route.method} ${route.path}` === 'POST /videos');
  if (creation !== undefined) {
    mountRoute(server, creation, parts, { isQuote: true, path: '/videos/quote' });
  }
  if (groups.length > 0) mountEvents(server, dialects, parts);
  const methodsByPath = Map.groupBy(groups, ([first]) => first.route.path);
  for (const [path, routes] of methodsByPath) {
    const methods = routes.map(([first]) => first.route.method);
    refuseOtherMethods(server, path, methods, { ...parts, dialects });
  }
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route only says what the same request would cost at the route it is named after. */
    readonly isQuote?: boolean;
  }
}

function mountRoute(
  server: FastifyInstance,
  choices: Choices,
  parts: DialectParts,
  { isQuote = false, path = choices[0].route.path } = {},
): void {
  const [{ route }] = choices;
  const isContent = route.kind === 'open_content' || route.kind === 'open_file';
  server.route({
    method: isContent ? ['GET', 'HEAD'] : route.method,
    // The framework's own HEAD would read the whole file to learn its length.
    exposeHeadRoute: !isContent,
    url: path,
    config: { isQuote },
    // Before the body is read: nobody unknown may make us take in megabytes.
    onRequest: async (request, reply) => {
      request.principal = await authenticate(parts.identity, request);
      // Now, since a body that cannot be read is refused before the handler is reached.
      request.dialect = findNamedChoice(choices, request)?.dialect ?? request.dialect;
      requirePermission(request.principal, route.kind);
      // A quote fetches, checks and locks what the request itself would, so it counts like one.
      if (!isCounted(route.kind)) return;
      const allowance = await parts.identity.admit(request.principal);
      if (allowance !== null) setLimitHeaders(reply, allowance);
    },
    handler: (request, reply) => answer(choices, parts, request, reply),
  });
}

async function answer(
  choices: Choices,
  { engine, publicUrl, delivery }: DialectParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const { principal } = request;
  if (principal === null) throw new Error('the request was not authenticated');
  const decoded = await readDialectRequest(request);
  const { dialect, route } = findNamedChoice(choices, request) ?? chooseByBody(choices, decoded);
  request.dialect = dialect;
  // Before the command: once something is done, the answer must not fail for a link.
  await engine.refreshLinks();
  const urlOf = (video: Video, variant: ContentVariant) => {
    const link = engine.linkContent(video, variant);
    return link === null ? null : linkUrl(publicUrl, request, link);
  };
  if (route.kind === 'open_file') {
    const { file, asset } = await engine.openFile(principal, route.decode(decoded));
    const content = {
      asset,
      fileName: file.id,
      cacheControl: 'private, no-cache',
      expiresAt: file.expiresAt ?? new Date(systemClock.now().getTime() + FILE_LINK_MS),
      ownLink: () => null,
    };
    return await sendContent(request, reply, content, delivery);
  }
  if (route.kind === 'open_content') {
    const command = route.decode(decoded);
    const { video, asset } = await engine.openContent(principal, command);
    reply.header('x-reprise-served-by', video.providerId);
    const content = {
      asset,
      fileName: contentFileName(video.id, command.variant, asset),
      cacheControl: 'private, no-cache',
      expiresAt: video.expiresAt ?? asset.createdAt,
      ownLink: () => urlOf(video, command.variant),
    };
    return await sendContent(request, reply, content, delivery);
  }
  const command = route.decode(decoded);
  if (isMaking(command) && (isDryRun(request) || request.routeOptions.config.isQuote === true)) {
    return await sendQuote(reply, await engine.quoteVideo(principal, command));
  }
  // Elsewhere it means nothing, and a bad one is nobody's harm.
  const idempotencyKey = isMaking(command) ? readIdempotencyKey(request) : null;
  const first = await executeCommand(engine, principal, command, idempotencyKey);
  const result = await waitIfPreferred(engine, route.kind, first, request, reply);
  if ('chargedMicros' in result) setCostHeaders(reply, result);
  setUnderstandingHeader(reply, result);
  const context: EncodeContext = {
    contentUrl: (video) => urlOf(video, 'video') ?? '',
    fileUrl: (file) => linkUrl(publicUrl, request, engine.linkFile(file)),
    now: systemClock.now(),
  };
  // The compiler cannot see that a route's command gives the result that the route encodes.
  const encode = route.encode as (value: typeof result, context: EncodeContext) => DialectReply;
  await sendReply(reply, encode(result, context));
}

/** What the header or the key says; null where neither names a dialect that has the route. */
function findNamedChoice(choices: Choices, request: FastifyRequest): RouteChoice | null {
  const header = request.headers[DIALECT_HEADER];
  const named = header === undefined ? null : String(header);
  return chooseByName(choices, named, request.principal?.dialect ?? null);
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
