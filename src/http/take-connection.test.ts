/** What only a real connection shows: that it lives on when HTTP has let go of it. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { takeConnection } from './take-connection.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

interface Taken {
  readonly socket: Promise<Socket | null>;
  readonly request: WeakRef<IncomingMessage>;
  readonly response: WeakRef<ServerResponse>;
}

async function openServer() {
  const taken: Taken[] = [];
  const server = createServer({ connectionsCheckingInterval: 20 }, (request, response) => {
    taken.push({
      socket: takeConnection(request, response),
      request: new WeakRef(request),
      response: new WeakRef(response),
    });
  });
  server.timeout = 50;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    server,
    port,
    async next(): Promise<Taken> {
      await expect.poll(() => taken.length).toBeGreaterThan(0);
      return taken.shift() as Taken;
    },
    async [Symbol.asyncDispose]() {
      server.close();
      await once(server, 'close');
    },
  };
}

function ask(port: number, head = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'): Socket {
  const client = connect(port, '127.0.0.1');
  client.on('error', () => undefined);
  client.write(head);
  return client;
}

test('nothing of the request is kept, and what is written arrives', async () => {
  await using server = await openServer();
  const client = ask(server.port);
  const taken = await server.next();
  const socket = await taken.socket;
  await expect
    .poll(() => {
      collectGarbage();
      return [taken.request.deref(), taken.response.deref()];
    })
    .toEqual([undefined, undefined]);
  expect((socket as unknown as { parser: unknown }).parser).toBeNull();
  // Longer than the server lets a connection idle, and it is busy: what comes in is not read as HTTP.
  client.write('GARBAGE\r\n\r\n');
  await sleep(150);
  socket?.write('still here');
  expect(String((await once(client, 'data'))[0])).toBe('still here');
  client.destroy();
  if (socket?.closed === false) await once(socket, 'close');
});

test('a client that leaves is noticed, and the server does not wait for it', async () => {
  await using server = await openServer();
  const client = ask(server.port);
  const socket = await (await server.next()).socket;
  client.end();
  if (socket?.closed === false) await once(socket, 'close');
  expect(socket?.destroyed).toBe(true);
});

test('a client that leaves before it has sent its whole request gives no connection', async () => {
  await using server = await openServer();
  const client = ask(server.port, 'GET / HTTP/1.1\r\nHost: x\r\ncontent-length: 9\r\n\r\nhalf');
  const { socket } = await server.next();
  client.destroy();
  expect(await socket).toBeNull();
});
