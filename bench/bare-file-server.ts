/** The floor: a bare Node server that streams one file, or a range of it, for content-speed.ts. */
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const [path = '', size = '0'] = process.argv.slice(2);
const PIECE_BYTES = 256 * 1024;

const server = createServer((request, response) => {
  const [, first = '0', last = ''] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
  const isPart = last !== '';
  const start = Number(first);
  const end = isPart ? Number(last) : Number(size) - 1;
  response.writeHead(isPart ? 206 : 200, {
    'content-type': 'video/mp4',
    'content-length': end - start + 1,
    ...(isPart && { 'content-range': `bytes ${start}-${end}/${size}` }),
  });
  createReadStream(path, { start, end, highWaterMark: PIECE_BYTES }).pipe(response);
});
server.listen(0, '127.0.0.1', () => {
  process.send?.((server.address() as AddressInfo).port);
});
