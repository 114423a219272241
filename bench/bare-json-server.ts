/** The floor: a bare Node server that answers one JSON text, for poll-speed.ts. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const [body = ''] = process.argv.slice(2);

const server = createServer((_request, response) => {
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
});
server.listen(0, '127.0.0.1', () => {
  process.send?.((server.address() as AddressInfo).port);
});
