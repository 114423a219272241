/** Live news as server-sent events, the same below every prefix: of one video, or of a project. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isTerminal, RepriseError } from '../core/index.ts';
import type { Dialect, EventType, FollowCommand } from '../core/index.ts';
import type { Engine, Follower } from '../engine/index.ts';
import type { Identity } from '../identity/index.ts';
import { authenticate } from './authenticate.ts';
import type { EventFrames } from './event-frames.ts';
import type { EventStream } from './event-stream.ts';
import type { EventStreams } from './event-streams.ts';
import { requirePermission } from './permissions.ts';

export interface EventParts {
  readonly engine: Engine;
  readonly identity: Identity;
  readonly frames: EventFrames;
  readonly streams: EventStreams;
}

/** After one of these nothing more will be said of a video that somebody follows. */
const LAST_EVENTS: ReadonlySet<EventType> = new Set([
  'video.completed',
  'video.failed',
  'video.cancelled',
  'video.deleted',
]);
const EVENT_ID = /^evt_[0-9a-f]{1,64}$/;

export function mountEvents(
  server: FastifyInstance,
  dialects: readonly [Dialect, ...Dialect[]],
  parts: EventParts,
): void {
  for (const url of ['/videos/:videoId/events', '/events']) {
    server.route({
      method: 'GET',
      exposeHeadRoute: false,
      url,
      onRequest: async (request) => {
        request.dialect ??= dialects[0];
        request.principal = await authenticate(parts.identity, request);
        requirePermission(request.principal, 'get');
        const { dialect } = request.principal;
        // A header was heard before; a key's own dialect comes second.
        if (request.headers['x-reprise-dialect'] === undefined && dialects.length > 1) {
          request.dialect = dialects.find(({ id }) => id === dialect) ?? request.dialect;
        }
      },
      handler: (request, reply) => answer(parts, request, reply),
    });
  }
}

async function answer(
  parts: EventParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const { principal, dialect } = request;
  if (principal === null || dialect === null) throw new Error('the request was not authenticated');
  const command = readCommand(request);
  const { videoId } = command;
  const video =
    videoId === null ? null : await parts.engine.getVideo(principal, { kind: 'get', videoId });
  if (video !== null && isTerminal(video.status)) {
    return await tellPast(parts, request, reply, command);
  }
  // There is no end of it to log in time.
  request.log.info({ method: request.method, route: request.routeOptions.url }, 'a stream begins');
  const stream = await parts.streams.open(request, reply);
  if (stream === null) return;
  try {
    const follower = tellInto(stream, parts.frames, dialect.id, videoId);
    const { caughtUp, stop } = await parts.engine.followEvents(principal, command, follower);
    stream.onClose(stop);
    await caughtUp;
  } catch (error) {
    // The answer has begun, so all there is to say is that it ends here; the client comes again.
    request.log.warn({ err: error }, 'a stream of events broke off');
    stream.end();
  }
}

/** Made apart from the request, which it would keep in memory as long as the stream is open. */
function tellInto(
  stream: EventStream,
  frames: EventFrames,
  dialectId: string,
  videoId: string | null,
): Follower {
  return {
    event(event) {
      stream.send(frames.event(dialectId, event));
      if (videoId !== null && LAST_EVENTS.has(event.type)) stream.end();
    },
    progress: (progress) => stream.send(frames.progress(progress)),
    ready: () => stream.ready(),
  };
}

/** All that was said of a video that has ended; 204 tells a client not to come again. */
async function tellPast(
  { engine, frames }: EventParts,
  { principal, dialect }: FastifyRequest,
  reply: FastifyReply,
  command: FollowCommand,
): Promise<void> {
  if (principal === null || dialect === null) throw new Error('the request was not authenticated');
  const told: Buffer[] = [];
  const following = await engine.followEvents(principal, command, {
    event(event) {
      told.push(frames.event(dialect.id, event));
    },
    progress: () => undefined,
    ready: async () => undefined,
  });
  await following.caughtUp;
  following.stop();
  reply.header('cache-control', 'no-cache');
  if (told.length === 0) return await reply.code(204).send();
  await reply.header('content-type', 'text/event-stream; charset=utf-8').send(Buffer.concat(told));
}

/** Browsers resume with the header; who builds a URL may put it there. */
function readCommand({ params, query, headers }: FastifyRequest): FollowCommand {
  const { videoId = null } = params as { videoId?: string };
  const given = headers['last-event-id'] ?? (query as Record<string, unknown>)['last_event_id'];
  if (given === undefined || given === '') return { videoId, lastEventId: null };
  if (typeof given === 'string' && EVENT_ID.test(given)) return { videoId, lastEventId: given };
  throw new RepriseError('invalid_parameter', {
    param: 'last_event_id',
    publicText: "'Last-Event-ID' must be the id of an event, as in 'id: evt_...'.",
  });
}
