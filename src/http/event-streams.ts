/** All open streams of server-sent events: how many there may be, their life signs and their end. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RepriseError } from '../core/index.ts';
import { systemClock } from '../lib/clock.ts';
import { EventStream } from './event-stream.ts';
import { takeConnection } from './take-connection.ts';

export interface EventStreams {
  /** Answers with a stream; null when the client has gone. */
  open(request: FastifyRequest, reply: FastifyReply): Promise<EventStream | null>;
  /** Ends all of them; clients come again and go on from where they were. */
  closeAll(): void;
}

/** Each costs a socket and some 12 KB; a client beyond is asked to come again. */
const MAX_STREAMS = 20_000;
const HEARTBEAT_MS = 15_000;
/** The beats are spread, so that ten thousand of them do not hold everything up at one moment. */
const HEARTBEAT_GROUPS = 60;

export function createEventStreams(): EventStreams {
  const groups = Array.from({ length: HEARTBEAT_GROUPS }, () => new Set<EventStream>());
  let count = 0;
  let nextGroup = 0;
  let beating: NodeJS.Timeout | null = null;
  let isClosing = false;

  function beat(): void {
    nextGroup = (nextGroup + 1) % HEARTBEAT_GROUPS;
    for (const stream of groups[nextGroup] ?? []) stream.beat();
  }

  function keep(stream: EventStream): void {
    const group = groups[count % HEARTBEAT_GROUPS] ?? new Set();
    group.add(stream);
    beating ??= setInterval(beat, HEARTBEAT_MS / HEARTBEAT_GROUPS);
    stream.onClose(() => {
      group.delete(stream);
      count -= 1;
      if (count > 0 || beating === null) return;
      clearInterval(beating);
      beating = null;
    });
  }

  return {
    async open(request, reply) {
      if (count >= MAX_STREAMS || isClosing) {
        throw new RepriseError('service_unavailable', { retryAfterSeconds: 10 });
      }
      count += 1;
      const opening = formatOpening(reply);
      reply.hijack();
      const socket = await takeConnection(request.raw, reply.raw);
      if (socket === null) {
        count -= 1;
        return null;
      }
      const stream = new EventStream(socket);
      keep(stream);
      stream.send(opening);
      if (isClosing) stream.end();
      return stream;
    },
    closeAll() {
      isClosing = true;
      for (const group of groups) for (const stream of group) stream.endNow();
    },
  };
}

/** The answer ends with its connection, so its parts need no lengths: one write a frame. */
function formatOpening(reply: FastifyReply): Buffer {
  const headers = {
    ...reply.getHeaders(),
    date: systemClock.now().toUTCString(),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    connection: 'close',
    // nginx would keep events back to fill its buffer.
    'x-accel-buffering': 'no',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}\r\n`);
  return Buffer.from(`HTTP/1.1 200 OK\r\n${lines.join('')}\r\nretry: 2000\n\n`);
}
