/** Answers what never became a request, in the same shape as every other error. */
import { STATUS_CODES } from 'node:http';
import type { Writable } from 'node:stream';
import { RepriseError, type Dialect, type ErrorCode } from '../core/index.ts';
import { newRequestId } from './request-id.ts';

/** The HTTP parser's error codes; what is not here is `malformed_request`. */
const CODE_BY_PARSER_CODE: Readonly<Record<string, ErrorCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
  HPE_HEADER_OVERFLOW: 'headers_too_large',
};

/** There is no request to reply to, only a connection: it is written to and then closed. */
export function refuseBrokenRequest(
  dialect: Dialect,
  error: { readonly code: string },
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
