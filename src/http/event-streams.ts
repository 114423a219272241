/** Open streams of server-sent events: what is sent into each, and when it is cut off. */
import type { FastifyReply } from 'fastify';
import type { ServerResponse } from 'node:http';
import { RepriseError } from '../core/index.ts';

export interface EventStream {
  send(frame: Buffer): void;
  /** Resolves when what was sent is on its way, or the stream is closed. */
  ready(): Promise<void>;
  /** Nothing more will come; what was sent still arrives. */
  end(): void;
}

export interface EventStreams {
  /** Answers with a stream. `onClose` is called once, whoever ends it. */
  open(reply: FastifyReply, onClose: () => void): EventStream;
  /** Ends all of them; clients come again and go on from where they were. */
  closeAll(): void;
}

/** Each costs a socket and some 15 KB; a client beyond is asked to come again. */
const MAX_STREAMS = 20_000;
/** A client that is further behind than this is cut off; it resumes by `Last-Event-ID`. */
const MAX_BUFFERED_BYTES = 64 * 1024;
const HEARTBEAT_MS = 15_000;
/** The beats are spread, so that ten thousand of them do not hold everything up at one moment. */
const HEARTBEAT_GROUPS = 60;
/** A comment line, which clients ignore and proxies count as life. */
const HEARTBEAT = Buffer.from(':\n\n');
const OPENING = 'retry: 2000\n\n';

interface OpenStream {
  readonly response: ServerResponse;
  /** Whether the beat before found data that the client had not taken. */
  isBehind: boolean;
}

export function createEventStreams(): EventStreams {
  const groups = Array.from({ length: HEARTBEAT_GROUPS }, () => new Set<OpenStream>());
  let count = 0;
  let nextGroup = 0;
  let beating: NodeJS.Timeout | null = null;

  function beat(): void {
    nextGroup = (nextGroup + 1) % HEARTBEAT_GROUPS;
    for (const stream of groups[nextGroup] ?? []) beatOne(stream);
  }

  function startOrStopBeating(): void {
    if (count > 0) beating ??= setInterval(beat, HEARTBEAT_MS / HEARTBEAT_GROUPS);
    else if (beating !== null) {
      clearInterval(beating);
      beating = null;
    }
  }

  return {
    open(reply, onClose) {
      if (count >= MAX_STREAMS) {
        throw new RepriseError('service_unavailable', { retryAfterSeconds: 10 });
      }
      const response = startStream(reply);
      const stream: OpenStream = { response, isBehind: false };
      const group = groups[count % HEARTBEAT_GROUPS] ?? new Set();
      group.add(stream);
      count += 1;
      startOrStopBeating();
      response.once('close', () => {
        group.delete(stream);
        count -= 1;
        startOrStopBeating();
        onClose();
      });
      response.write(OPENING);
      return {
        send: (frame) => write(response, frame),
        ready: () => untilTaken(response),
        end: () => response.end(),
      };
    },
    closeAll() {
      for (const group of groups) for (const { response } of group) response.end();
    },
  };
}

function startStream(reply: FastifyReply): ServerResponse {
  const headers = reply.getHeaders();
  reply.hijack();
  const response = reply.raw;
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) response.setHeader(name, value);
  }
  // One write a frame: the stream ends with its connection, so its parts need no lengths.
  response.removeHeader('transfer-encoding');
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    connection: 'close',
    // nginx would keep events back to fill its buffer.
    'x-accel-buffering': 'no',
  });
  return response;
}

/**
 * Past the response, straight into its socket: of what an event for thousands costs, most would
 * otherwise be the bookkeeping for messages of several parts.
 */
function write({ socket, writableEnded, destroyed }: ServerResponse, frame: Buffer): void {
  if (socket === null || writableEnded || destroyed) return;
  socket.write(frame);
  if (socket.writableLength > MAX_BUFFERED_BYTES) socket.destroy();
}

/** A client that has taken nothing between two beats has stalled. */
function beatOne(stream: OpenStream): void {
  const { response } = stream;
  const isBehind = (response.socket?.writableLength ?? 0) > 0;
  if (isBehind && stream.isBehind) response.destroy();
  else if (!isBehind) write(response, HEARTBEAT);
  stream.isBehind = isBehind;
}

async function untilTaken({ socket }: ServerResponse): Promise<void> {
  if (socket === null || !socket.writableNeedDrain || socket.destroyed) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      socket.off('drain', done);
      socket.off('close', done);
      resolve();
    };
    socket.on('drain', done);
    socket.on('close', done);
  });
}
