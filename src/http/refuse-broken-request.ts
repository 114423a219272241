/** Answers what never became a request, in the same shape as every other error. */
import { STATUS_CODES } from 'node:http';
import type { Writable } from 'node:stream';
import { RepriseError, type Dialect, type ErrorCode } from '../core/index.ts';
import { findSpeaker } from './find-speaker.ts';
import { newRequestId } from './request-id.ts';

/** Enough of a request line to see its prefix. */
const MAX_LINE_BYTES = 256;

/** The HTTP parser's error codes; what is not here is `malformed_request`. */
const CODE_BY_PARSER_CODE: Readonly<Record<string, ErrorCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
  HPE_HEADER_OVERFLOW: 'headers_too_large',
};

/** What each connection spoke last. */
export type LastSpoken = WeakMap<object, Dialect>;

interface BrokenRequest {
  readonly code: string;
  /** The bytes that the parser stumbled over; the beginning of the request may be in them. */
  readonly rawPacket?: unknown;
}

/** Whom the answer is for: by the request line if it is there, else as the connection spoke last. */
export function findListener(
  dialects: readonly [Dialect, ...Dialect[]],
  lastSpoken: LastSpoken,
  { rawPacket }: BrokenRequest,
  socket: object,
): Dialect {
  const line = Buffer.isBuffer(rawPacket) ? rawPacket.toString('latin1', 0, MAX_LINE_BYTES) : '';
  const url = /^[A-Z]+ (\/\S*)/.exec(line)?.[1];
  if (url !== undefined) return findSpeaker(dialects, url);
  return lastSpoken.get(socket) ?? dialects[0];
}

/** There is no request to reply to, only a connection: it is written to and then closed. */
export function refuseBrokenRequest(
  dialect: Dialect,
  error: BrokenRequest,
  socket: Writable,
): void {
  if (error.code !== 'ECONNRESET' && socket.writable) {
    const code = CODE_BY_PARSER_CODE[error.code] ?? 'malformed_request';
    const { status, headers, body } = dialect.encodeError(new RepriseError(code));
    const text = JSON.stringify(body);
    const lines = Object.entries({
      ...headers,
      'x-request-id': newRequestId(),
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
      connection: 'close',
    }).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${text}`);
  }
  socket.destroy();
}
